using System.Collections.Concurrent;
using System.Net.Http.Json;
using MarketingBus.Data;
using MarketingBus.Host.Embedded;
using MarketingBus.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Tests.Support;

/// <summary>The whole product in this process, on a database and a port of its own. Nothing is replaced.</summary>
public sealed class EmbeddedWorld : IWorld, IAsyncDisposable
{
    readonly string folder;
    readonly bool ownsFolder;
    readonly WebApplication app;

    readonly ConcurrentQueue<string> said;

    EmbeddedWorld(WebApplication app, string folder, bool ownsFolder, ConcurrentQueue<string> said)
    {
        this.said = said;
        this.app = app;
        this.folder = folder;
        this.ownsFolder = ownsFolder;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public HttpClient Rpc => Http;

    public IServiceProvider Services => app.Services;

    public string Folder => folder;

    // Six times the work, and shown only: the tests of the cross-validation itself and of the command line have it.
    const string NoCrossValidation = "--Learning:CrossValidationFolds=1";

    /// <summary>Starts every module, or only those given (each list begins with <see cref="DataModule"/>), with settings such as "Outbox:RetryLimit=0".</summary>
    public static async Task<EmbeddedWorld> StartAsync(
        IReadOnlyList<ServiceModule>? modules = null, IEnumerable<string>? settings = null, string? folder = null, Action<WebApplicationBuilder>? configure = null, bool keepsLog = false)
    {
        var ownsFolder = folder is null;
        var said = new ConcurrentQueue<string>();
        folder ??= Directory.CreateTempSubdirectory("marketingbus-").FullName;
        if (ownsFolder)
            await MigratedFile.CopyToAsync(folder);

        string[] args =
        [
            "--urls=http://127.0.0.1:0", $"--Database:Path={Path.Combine(folder, "marketingbus.db")}", NoCrossValidation,
            .. (settings ?? []).Select(x => $"--{x}"),
        ];
        var app = await ServiceHost.StartAsync(args, modules ?? EmbeddedModules.All(), builder =>
        {
            builder.Logging.ClearProviders();
            if (keepsLog)
                builder.Logging.AddProvider(new SaidLog(said));
            configure?.Invoke(builder);
        });
        return new EmbeddedWorld(app, folder, ownsFolder, said);
    }

    /// <summary>Asks the database, in a scope of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<MarketingDbContext, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<MarketingDbContext>());
    }

    public async Task<IReadOnlyList<string>> TracesOfAsync(string text) =>
    [
        .. await ReadAsync(x => DatabaseSearch.FindAsync(x, text)), .. said.Where(x => x.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(x => $"log {x}"),
    ];

    /// <summary>Runs work that publishes or saves, in a scope of its own.</summary>
    public async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsFolder)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
