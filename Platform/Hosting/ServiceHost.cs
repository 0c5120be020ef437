using MarketingBus.Platform.Hosting.Waiting;
using MarketingBus.Platform.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Hosting;

/// <summary>Makes a process out of modules.</summary>
public static class ServiceHost
{
    /// <summary>Where a process listens unless "urls" says otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>The setting that names the world, "Embedded" or "Distributed".</summary>
    public const string WorldKey = "World";

    /// <summary>The world of a process.</summary>
    public static World World(this IConfiguration configuration) => configuration.GetValue<World>(WorldKey);

    /// <summary>Runs one service on the distributed world's servers, at the URL that is its own by default.</summary>
    public static Task<int> RunAsync(string[] args, string defaultUrl, params IReadOnlyList<ServiceModule> modules) =>
        RunAsync(args, new ServiceDefaults(Hosting.World.Distributed, defaultUrl), modules);

    /// <summary>Runs until it is told to stop, or gives up (<see cref="ExitCodes.TryAgain"/>); what kept it from starting is said in one sentence, with exit code 1.</summary>
    public static async Task<int> RunAsync(string[] args, ServiceDefaults defaults, IReadOnlyList<ServiceModule> modules)
    {
        try
        {
            await using var app = Build(args, defaults, modules, configure: null);
            app.BoundStop();
            await StartAsync(app, modules, CancellationToken.None);
            await app.WaitForShutdownAsync();
            return Environment.ExitCode;
        }
        catch (OperationCanceledException)
        {
            // Told to stop before it had started.
            return Environment.ExitCode;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidOperationException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return ExitCodes.Failed;
        }
    }

    /// <summary>Builds the process, waits for its servers, runs every module's setup in order, and starts it.</summary>
    public static async Task<WebApplication> StartAsync(
        string[] args, IReadOnlyList<ServiceModule> modules, Action<WebApplicationBuilder>? configure = null, CancellationToken cancellationToken = default)
    {
        var app = Build(args, new ServiceDefaults(), modules, configure);
        await StartAsync(app, modules, cancellationToken);
        return app;
    }

    static async Task StartAsync(WebApplication app, IReadOnlyList<ServiceModule> modules, CancellationToken cancellationToken)
    {
        await using (var wait = new ServerWait(
            ListeningUrls.Of(app.Configuration), app.Services.GetRequiredService<TimeProvider>(), app.Services.GetRequiredService<ILogger<ServerWait>>(),
            app.Services.GetRequiredService<IOptions<HttpOptions>>().Value))
        {
            foreach (var server in app.Services.GetServices<IServerCheck>())
                await wait.RunAsync(server.CheckAsync, cancellationToken);

            foreach (var module in modules)
                await wait.RunAsync(stopping => module.SetupAsync(app.Services, stopping), cancellationToken);
        }

        await app.StartAsync(cancellationToken);
    }

    static WebApplication Build(string[] args, ServiceDefaults defaults, IReadOnlyList<ServiceModule> modules, Action<WebApplicationBuilder>? configure)
    {
        // Settings are read at the start; watching for changes would mean watching every file below the working directory, a server's data among them.
        var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        defaults.AddTo(builder.Configuration);
        builder.Configuration.AddEnvironmentVariables("MARKETINGBUS_");
        builder.Configuration.AddCommandLine(args);
        // A save that fails is reported by whoever saved: the bus retries and says so, a route answers.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // A check that fails is the probe's answer; here it would be a stack trace for every probe.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        // Its start-up says one line an endpoint, and its retries a stack trace each; RetryLog says the latter in one line.
        builder.Logging.AddFilter("MassTransit", LogLevel.Error);
        var urls = ListeningUrls.Of(builder.Configuration);
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(KestrelLimits.Set);

        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<ServerAwayHandler>();

        foreach (var module in modules)
            module.AddServices(builder);

        builder.Services.AddBus(builder.Configuration, modules);
        builder.Services.AddGracefulStop();
        builder.Services.BoundHealthChecks();
        builder.Services.AddOptions<HttpOptions>().BindConfiguration(HttpOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddCallerCheck(urls);
        builder.Services.BoundConnections();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseWebSockets();
        app.MapProbes();
        foreach (var module in modules)
            module.MapEndpoints(app);

        return app;
    }
}
