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
    IHost? host;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public IServiceProvider Services => host!.Services;

    public PostgreSqlDatabase Database => database!;

    public async Task StartAsync()
    {
        database = await MigratedDatabases.BorrowAsync();
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddCommandLine(
            ["--Database:Provider=PostgreSql", $"--Database:ConnectionString={database.ConnectionString};Maximum Pool Size=4", .. settings.Select(x => $"--{x}")]);
        builder.Services.AddLogging();
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.AddDatabase<MarketingDbContext>();

        var memory = new MemoryModule();
        memory.AddServices(builder);
        host = builder.Build();
        await memory.SetupAsync(host.Services, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await ((IAsyncDisposable)host).DisposeAsync();
        if (database is not null)
            MigratedDatabases.Return(database);
    }
}
