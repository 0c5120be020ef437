using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MarketingBus.Platform.Hosting;

/// <summary>What a supervisor asks of every process: whether it runs, and whether it can work.</summary>
internal static class Probes
{
    public const string LivePath = "/health/live";

    /// <summary>A server that is paused or cut off answers nothing at all; a probe must.</summary>
    static readonly TimeSpan CheckPatience = TimeSpan.FromSeconds(3);

    public static ProbeAnswer Alive { get; } = new("healthy");

    public static void BoundHealthChecks(this IServiceCollection services) => services.PostConfigure<HealthCheckServiceOptions>(options =>
    {
        foreach (var check in options.Registrations.Where(x => x.Timeout == Timeout.InfiniteTimeSpan))
            check.Timeout = CheckPatience;
    });

    public static void MapProbes(this IEndpointRouteBuilder endpoints)
    {
        var probes = endpoints.MapGroup("").WithTags("Health");
        probes.MapGet(LivePath, () => Alive).WithSummary("Whether the process runs");
        probes.MapGet("/health/ready", AskAsync).WithSummary("Whether the process can work: database and bus")
            .Produces<ProbeAnswer>().Produces<ProbeAnswer>(StatusCodes.Status503ServiceUnavailable);
    }

    static async Task<IResult> AskAsync(HealthCheckService checks, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        var statuses = report.Entries.ToDictionary(x => x.Key, x => StatusOf(x.Value));
        var worst = statuses.Values.Append(HealthStatus.Healthy).Min();
        return TypedResults.Json(
            new ProbeAnswer(NameOf(worst), statuses.ToDictionary(x => x.Key, x => NameOf(x.Value))),
            statusCode: worst == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    /// <summary>A bus that has lost its broker calls itself degraded, but nothing gets through.</summary>
    static HealthStatus StatusOf(HealthReportEntry check) =>
        check.Status == HealthStatus.Degraded && check.Tags.Contains("masstransit") ? HealthStatus.Unhealthy : check.Status;

    static string NameOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
