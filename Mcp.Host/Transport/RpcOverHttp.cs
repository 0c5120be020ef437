using MarketingBus.Mcp.Host.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>One message a POST.</summary>
internal sealed class RpcOverHttp(RpcDispatcher dispatcher, IOptions<JsonRpcOptions> options)
{
    public async Task PostAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        await AnswerAsync(context, body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    public async Task AnswerAsync(HttpContext context, ReadOnlyMemory<byte> message)
    {
        if (await dispatcher.DispatchAsync(message, CallerIdentity.Of(context, options.Value), context.RequestAborted) is not { } answer)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }
}
