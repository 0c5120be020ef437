using MarketingBus.Memory.Resilience;
using Microsoft.AspNetCore.Http.Headers;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>Around every route: refuses callers that cannot read its JSON and queries where none is taken, and turns a caller's mistake into its answer.</summary>
internal sealed class RequestFilter : IEndpointFilter
{
    const string RetryAfterSeconds = "2";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<AnswersInHtml>() is null && !AcceptsJson(context.HttpContext.Request.GetTypedHeaders()))
                throw RequestProblem.NotAcceptable();

            // A route that takes a query checks it once it has read it.
            if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<QueryValue>() is null)
                new QueryFields(context.HttpContext.Request.Query).Check();

            return await next(context);
        }
        catch (RequestProblem problem)
        {
            return problem.Answer;
        }
        catch (MemoryAwayException away)
        {
            context.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
            return TypedResults.Problem(
                away.Message, statusCode: StatusCodes.Status503ServiceUnavailable, extensions: new Dictionary<string, object?> { ["missing"] = new[] { away.Memory } });
        }
    }

    static bool AcceptsJson(RequestHeaders headers) =>
        headers.Accept.Count == 0 || headers.Accept.Any(x => x.Quality is not 0 && (x.MatchesAllTypes || IsJson(x.MediaType.Value)));

    static bool IsJson(string? mediaType) =>
        mediaType is not null
        && (mediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase)
            || mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || mediaType.Equals("application/problem+json", StringComparison.OrdinalIgnoreCase));
}
