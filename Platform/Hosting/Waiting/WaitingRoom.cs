using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Hosting.Waiting;

/// <summary>Answers in the process's place while a server is missing: it lives, it is not ready, and every other request may come again.</summary>
internal sealed class WaitingRoom : IAsyncDisposable
{
    readonly WebApplication app;

    WaitingRoom(WebApplication app) => this.app = app;

    /// <summary>The server that is missing.</summary>
    public string WaitsFor { get; set; } = "";

    /// <summary>Cancelled when the process is told to stop.</summary>
    public CancellationToken Closing => app.Lifetime.ApplicationStopping;

    public static async Task<WaitingRoom> OpenAsync(string[] urls, HttpOptions http)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(KestrelLimits.Set);
        builder.WebHost.UseUrls(urls);
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(Options.Create(http));
        builder.Services.AddCallerCheck(urls);
        builder.Services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));

        var app = builder.Build();
        var room = new WaitingRoom(app);
        app.UseRouting();
        app.MapGet(Probes.LivePath, () => Probes.Alive);
        app.MapFallback(room.Refuse);
        await app.StartAsync();
        return room;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    JsonHttpResult<ProbeAnswer> Refuse(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return TypedResults.Json(
            new ProbeAnswer("unhealthy", new Dictionary<string, string> { [WaitsFor.ToLowerInvariant()] = "unhealthy" }), statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
