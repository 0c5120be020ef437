using MarketingBus.Memory.Resilience;
using MarketingBus.Platform.Security;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.Options;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>Around every route: refuses web pages from elsewhere that would act and callers that cannot read its JSON, and turns a caller's mistake into its answer.</summary>
internal sealed class RequestFilter(IOptions<IngressOptions> options) : IEndpointFilter
{
    const string RetryAfterSeconds = "2";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            if (!OnlyReads(context.HttpContext.Request.Method) && !CallingPage.MayCall(context.HttpContext.Request, options.Value.AllowedOrigins))
                throw RequestProblem.Forbidden("Web pages from elsewhere may not act here; allow them by Ingress:AllowedOrigins.");

            if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<AnswersInHtml>() is null && !AcceptsJson(context.HttpContext.Request.GetTypedHeaders()))
                throw RequestProblem.NotAcceptable();

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

    static bool OnlyReads(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    static bool AcceptsJson(RequestHeaders headers) =>
        headers.Accept.Count == 0 || headers.Accept.Any(x => x.Quality is not 0 && (x.MatchesAllTypes || IsJson(x.MediaType.Value)));

    static bool IsJson(string? mediaType) =>
        mediaType is not null
        && (mediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase)
            || mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || mediaType.Equals("application/problem+json", StringComparison.OrdinalIgnoreCase));
}
