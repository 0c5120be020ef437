using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Access;

/// <summary>How often one caller may call. Who has shown a key or token is counted as himself, everybody else by address: a name is quickly changed.</summary>
internal sealed class CallRate(IOptions<JsonRpcOptions> options) : IDisposable
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly PartitionedRateLimiter<HttpContext>? limiter = options.Value.RequestsPerMinute == 0
        ? null
        : PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
            CallerOf(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.RequestsPerMinute, Window = Window }));

    /// <summary>Counts one request; the seconds to wait when it is one too many, otherwise null.</summary>
    public string? Count(HttpContext context)
    {
        if (limiter is null)
            return null;

        using var lease = limiter.AttemptAcquire(context);
        if (lease.IsAcquired)
            return null;

        var pause = lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : Window;
        return Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    public void Dispose() => limiter?.Dispose();

    static string CallerOf(HttpContext context) =>
        context.User is { Identity.IsAuthenticated: true } user ? $"actor {user.FindFirst("sub")?.Value}" : $"address {context.Connection.RemoteIpAddress}";
}
