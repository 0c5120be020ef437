using MarketingBus.Mcp.Host.Prompts;
using MarketingBus.Mcp.Host.Protocol;
using ModelContextProtocol.Protocol;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>Completes what is typed of a template's or a prompt's argument, out of what the actor may read anyway.</summary>
internal sealed class ArgumentCompletion(IEnumerable<IResourceSource> sources, ArgumentValues values, RpcCaller caller)
{
    /// <summary>The most that the protocol lets through.</summary>
    const int Limit = 100;

    const int PrefixLimit = 200;

    public async Task<CompleteResult> CompleteAsync(CompleteRequestParams request, CancellationToken cancellationToken)
    {
        caller.Demand(Access.RpcScope.Read);
        if (BeginningOf(request) is not { } beginning || !caller.MayUse(beginning) || request.Argument.Value.Length > PrefixLimit)
            return new CompleteResult();

        var found = await values.FindAsync(request.Argument.Name, request.Argument.Value, Limit + 1, cancellationToken);
        return new CompleteResult
        {
            Completion = new Completion { Values = [.. found.Where(x => MayName(beginning, x)).Take(Limit)], HasMore = found.Count > Limit },
        };
    }

    /// <summary>Where the resources begin that the argument is about; null when nobody here has such an argument.</summary>
    string? BeginningOf(CompleteRequestParams request) => request.Ref switch
    {
        ResourceTemplateReference template => sources.SelectMany(x => x.Entries)
            .FirstOrDefault(x => x.Uri == ResourceEntry.AddressOf(template.Uri) && x.Template.Contains(request.Argument.Name, StringComparison.Ordinal))?.Beginning,
        PromptReference prompt => PromptArguments.ResourcesOf(prompt.Name, request.Argument.Name),
        _ => null,
    };

    // An allow-list may end within an id, as "db://campaigns/EU-" does.
    bool MayName(string beginning, string value) => !beginning.EndsWith('/') || caller.MayUse(beginning + Uri.EscapeDataString(value));
}
