using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Mcp.Host.Resources;
using ModelContextProtocol.Protocol;

namespace MarketingBus.Mcp.Host.Prompts;

/// <summary>Fills prompts with what is known now, read as the actor may read it: what he may not, a prompt does not carry either.</summary>
internal sealed class PromptData(ResourceReader reader, RpcCaller caller)
{
    const string Json = "application/json";

    /// <summary>The question, followed by what it is about and by what may help to answer it.</summary>
    /// <param name="question">What the model is asked to do.</param>
    /// <param name="subject">The resource without which the question has no sense: the request is refused when it is not there or not for the actor.</param>
    /// <param name="helpful">Resources that are left out when they are not there or not for the actor.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<GetPromptResult> FillAsync(string question, string subject, IReadOnlyList<string> helpful, CancellationToken cancellationToken)
    {
        var messages = new List<PromptMessage> { Of(new TextContentBlock { Text = question }), Of(await ReadAsync(subject, cancellationToken)) };
        foreach (var uri in helpful.Where(caller.MayUse))
        {
            try
            {
                messages.Add(Of(await ReadAsync(uri, cancellationToken)));
            }
            catch (RpcException nothing) when (nothing.Error.Code == RpcErrorCodes.NotFound)
            {
                messages.Add(Of(new TextContentBlock { Text = $"There is nothing at {uri} yet." }));
            }
        }

        // The access log is to name what the prompt is about, not what was read last.
        caller.Demand(subject);
        return new GetPromptResult { Messages = messages };
    }

    async Task<ContentBlock> ReadAsync(string uri, CancellationToken cancellationToken) => new EmbeddedResourceBlock
    {
        Resource = new TextResourceContents { Uri = uri, MimeType = Json, Text = await reader.ReadAsync(reader.Parse(uri)!, cancellationToken) },
    };

    static PromptMessage Of(ContentBlock content) => new() { Role = Role.User, Content = content };
}
