using MarketingBus.Data;
using MarketingBus.Memory;
using MarketingBus.Platform.Persistence;
using MarketingBus.Tests.Support.Memories;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace MarketingBus.Tests.Unit.Memory;

/// <summary>The stores on a SQLite file of their own, without a bus.</summary>
public sealed class SqliteMemory(params string[] settings) : IMemoryEngine
{
    readonly string folder = Directory.CreateTempSubdirectory("marketingbus-memory-").FullName;
    readonly List<IHost> others = [];
    IHost? host;

    /// <summary>Registers what stands in for a store, after the stores.</summary>
    public Action<IServiceCollection>? Configure { get; init; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public IServiceProvider Services => host!.Services;

    public async Task StartAsync()
    {
        host = Build();
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MarketingDbContext>().Database.MigrateAsync();
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
        builder.Configuration.AddCommandLine([$"--Database:Path={Path.Combine(folder, "memory.db")}", .. settings.Select(x => $"--{x}")]);
        builder.Services.AddLogging();
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.AddDatabase<MarketingDbContext>();

        new MemoryModule().AddServices(builder);
        Configure?.Invoke(builder.Services);
        return builder.Build();
    }

    public ValueTask DisposeAsync()
    {
        host?.Dispose();
        others.ForEach(x => x.Dispose());
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
