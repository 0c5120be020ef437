using MarketingBus.Platform.Messaging;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Platform.Hosting;

/// <summary>A request that meets a server which is away is not at fault: 503, when to come again, and one line in the log.</summary>
internal sealed partial class ServerAwayHandler(IProblemDetailsService problems, ILogger<ServerAwayHandler> logger) : IExceptionHandler
{
    const string RetryAfterSeconds = "2";
    const string Away = "A server that this needs is away.";

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (!ServerAway.Is(exception))
            return false;

        LogAway(logger, context.Request.Method, context.Request.Path, exception.GetBaseException().Message);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = ProblemOf(context.Request, exception) });
    }

    static ProblemDetails ProblemOf(HttpRequest request, Exception exception)
    {
        var problem = new ProblemDetails { Status = StatusCodes.Status503ServiceUnavailable, Detail = Away };
        if (exception is OutcomeUnknownException { EventIds: var ids })
        {
            problem.Detail = $"{Away} What was sent may have been accepted all the same. Send it again, each event with the event_id that is given here: it is accepted once.";
            if (ids.Count == 1)
                problem.Extensions["event_id"] = ids[0];
            else
                problem.Extensions["event_ids"] = ids;
        }
        else if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            problem.Detail = $"{Away} What was asked for may have been done all the same. Look, and ask again where it was not.";
        }

        return problem;
    }

    [LoggerMessage(LogLevel.Warning, "{Method} {Path} was answered 503: {Reason}")]
    static partial void LogAway(ILogger logger, string method, PathString path, string reason);
}
