using MarketingBus.Data.Queries;
using MarketingBus.Mcp.Host.Protocol;

namespace MarketingBus.Mcp.Host.Methods;

/// <summary>A lead with its timeline.</summary>
internal sealed class GetLeadData(LeadQueries leads, RpcCaller caller) : ISignedRpcMethod
{
    public static RpcSignature Signature { get; } = new("getLeadData", "lead_id", "source_system");

    public async Task<object> InvokeAsync(RpcParams parameters, CancellationToken cancellationToken)
    {
        var leadId = parameters.Text("lead_id");
        var sourceSystem = parameters.OptionalText("source_system");
        parameters.Check();
        caller.Demand($"db://leads/{Uri.EscapeDataString(leadId)}");

        return await leads.FindAsync(leadId, sourceSystem, withTimeline: true, cancellationToken)
            ?? throw RpcException.NotFound("The lead is not known.", new { LeadId = leadId, SourceSystem = sourceSystem });
    }
}
