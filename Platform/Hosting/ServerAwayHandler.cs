using MarketingBus.Platform.Messaging;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Platform.Hosting;

/// <summary>A request that meets a server which is away is not at fault: 503, when to come again, and one line in the log.</summary>
internal sealed partial class ServerAwayHandler(IProblemDetailsService problems, ILogger<ServerAwayHandler> logger) : IExceptionHandler
{
    const string RetryAfterSeconds = "2";

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (!ServerAway.Is(exception))
            return false;

        LogAway(logger, context.Request.Method, RouteOf(context), LogReason.Of(exception));
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = { Status = StatusCodes.Status503ServiceUnavailable, Detail = "A server that this needs is away; nothing was accepted. Send the same again." },
        });
    }

    /// <summary>As it is registered: a lead's id in the path may be its e-mail address.</summary>
    static string RouteOf(HttpContext context) =>
        ((context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint()) as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    [LoggerMessage(LogLevel.Warning, "{Method} {Route} was answered 503: {Reason}")]
    static partial void LogAway(ILogger logger, string method, string route, string reason);
}
