using MarketingBus.Data.Queries;
using MarketingBus.Mcp.Host.Protocol;

namespace MarketingBus.Mcp.Host.Methods;

/// <summary>A lead with a page of its timeline.</summary>
internal sealed class GetLeadData(LeadQueries leads, RpcCaller caller) : ISignedRpcMethod
{
    public static RpcSignature Signature { get; } = new("getLeadData", "lead_id", "source_system", "limit", "cursor");

    public async Task<object> InvokeAsync(RpcParams parameters, CancellationToken cancellationToken)
    {
        var leadId = parameters.Text("lead_id");
        var sourceSystem = parameters.OptionalText("source_system");
        var page = new TimelinePage
        {
            Limit = parameters.Integer("limit", TimelinePage.DefaultLimit, 1, TimelinePage.MostLimit), Before = parameters.OptionalCursor("cursor"),
        };
        parameters.Check();
        caller.Demand($"db://leads/{Uri.EscapeDataString(leadId)}");

        return await leads.FindAsync(leadId, sourceSystem, page, cancellationToken)
            ?? throw RpcException.NotFound("The lead is not known.", new { LeadId = leadId, SourceSystem = sourceSystem });
    }
}
