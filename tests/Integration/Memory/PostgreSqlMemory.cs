using MarketingBus.Data;
using MarketingBus.Memory;
using MarketingBus.Platform.Persistence;
using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Memories;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace MarketingBus.Tests.Integration.Memory;

/// <summary>The stores on a PostgreSQL database of their own, without a bus.</summary>
public sealed class PostgreSqlMemory(params string[] settings) : IMemoryEngine
{
    PostgreSqlDatabase? database;
    readonly List<IHost> others = [];
    IHost? host;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public IServiceProvider Services => host!.Services;

    public PostgreSqlDatabase Database => database!;

    public async Task StartAsync()
    {
        database = await MigratedDatabases.BorrowAsync();
        host = Build();
        await new MemoryModule().SetupAsync(host.Services, CancellationToken.None);
    }

    public IServiceProvider AnotherInstance()
    {
        others.Add(Build());
        return others[^1].Services;
    }

    IHost Build()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddCommandLine(
            ["--Database:Provider=PostgreSql", $"--Database:ConnectionString={Database.ConnectionString};Maximum Pool Size=4", .. settings.Select(x => $"--{x}")]);
        builder.Services.AddLogging();
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.AddDatabase<MarketingDbContext>();

        new MemoryModule().AddServices(builder);
        return builder.Build();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var each in others.Append(host).OfType<IAsyncDisposable>())
            await each.DisposeAsync();
        if (database is not null)
            MigratedDatabases.Return(database);
    }
}
