using MarketingBus.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Access;

/// <summary>What every request passes before anybody reads it, whichever endpoint it is for: from where it comes (also where it only reads, as MCP asks), how many there were, and how large it is.</summary>
internal sealed class Gate(IOptions<JsonRpcOptions> options, CallingPage page, CallRate rate)
{
    public void Guard(IEndpointConventionBuilder endpoints) => endpoints.Finally(endpoint =>
    {
        var next = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = context => PassAsync(context, next);
    });

    async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (page.RefusalOf(context.Request) is { } refusal)
            await RefuseAsync(context, StatusCodes.Status403Forbidden, refusal);
        else if (rate.Count(context) is { } retryAfter)
        {
            context.Response.Headers.RetryAfter = retryAfter;
            await RefuseAsync(context, StatusCodes.Status429TooManyRequests, $"At most {options.Value.RequestsPerMinute} requests a minute are answered.");
        }
        else
            await BoundAsync(context, next);
    }

    /// <summary>The server stops reading at the limit, so that a body without a length is bounded as well.</summary>
    async Task BoundAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.Value.MessageLimit;

        try
        {
            await next(context);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            var reason = exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? $"A message has at most {options.Value.MessageLimit} bytes." : "The body could not be read.";
            await RefuseAsync(context, exception.StatusCode, reason);
        }
    }

    static Task RefuseAsync(HttpContext context, int status, string reason) => TypedResults.Problem(reason, statusCode: status).ExecuteAsync(context);
}
