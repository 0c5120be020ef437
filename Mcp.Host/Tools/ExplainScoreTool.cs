using MarketingBus.Mcp.Host.Protocol;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data.Queries;
using MarketingBus.Mcp.Host.Decisions;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>What made a lead's score, and what would make another.</summary>
internal sealed class ExplainScoreTool(LeadQueries leads, AgentQuestions questions, RpcCaller caller, TimeProvider time) : ITool<ExplainScoreInput, ScoreExplanation>
{
    public static ToolCard Card { get; } = new(
        "explain_score", "Explain a lead's score",
        "Why a lead has its score: the contributions of its last triage in points of the score (0 to 100), the model that gave them, what is not known of the lead, and what the score "
        + "would be without each contribution. With what_if, triage is asked how the lead would score if some of its fields were different; nothing is changed. "
        + "Use it when somebody asks why a lead is hot or cold, or how it could be better.");

    public async Task<ScoreExplanation> CallAsync(ExplainScoreInput input, IToolProgress progress, CancellationToken cancellationToken)
    {
        caller.Demand($"db://leads/{Uri.EscapeDataString(input.LeadId)}");
        var lead = await leads.FindAsync(input.LeadId, input.SourceSystem, withTimeline: false, cancellationToken)
            ?? throw ToolRefusal.NotFound("lead", "lead_id", "find_leads lists those that are known.");
        if (lead.Score is null)
            throw ToolRefusal.NotNow($"The lead has no score yet: its journey is {lead.JourneyState}. triage_lead asks how it would score.");

        var explanation = ScoreExplanation.Of(lead);
        return input.WhatIf is { Count: > 0 } changes ? explanation with { WhatIf = await AskAsync(lead, changes, cancellationToken) } : explanation;
    }

    /// <summary>Both are asked now, so that the difference is the fields' and not that of a model or a memory that has changed since.</summary>
    async Task<ScoreWhatIf> AskAsync(LeadView lead, IReadOnlyDictionary<string, JsonElement> changes, CancellationToken cancellationToken)
    {
        var profile = lead.Profile ?? throw ToolRefusal.NotNow("What_if needs the lead's details, and none are known.");
        var changed = LeadDetails.Changed(profile, "what_if", changes, time.GetUtcNow());
        var now = await ScoreAsync(lead, profile, cancellationToken);
        var then = await ScoreAsync(lead, changed, cancellationToken);
        return new ScoreWhatIf
        {
            ScoreNow = now.Score,
            Score = then.Score,
            Difference = then.Score - now.Score,
            Category = then.Category,
            Grade = then.Grade,
            Routing = then.Routing,
            Reasons = then.Reasons,
            ModelVersion = then.ModelVersion,
        };
    }

    Task<LeadScored> ScoreAsync(LeadView lead, LeadProfile profile, CancellationToken cancellationToken) =>
        questions.AskAsync<GetLeadScore, LeadScored>("Triage", new GetLeadScore { JourneyId = lead.JourneyId, Lead = profile }, cancellationToken);
}

/// <summary>Parameters of explain_score.</summary>
internal sealed record ExplainScoreInput
{
    [Description("The lead's id as the upstream system spells it.")]
    [Example("\"L-1042\"")]
    [StringLength(200, MinimumLength = 1)]
    public required string LeadId { get; init; }

    [Description("Which upstream system's lead; without it, the one that was last active under this id.")]
    [StringLength(200, MinimumLength = 1)]
    public string? SourceSystem { get; init; }

    [Description("Fields of the lead with other values, to ask how it would score then; null for a field stands for not known.")]
    [Example("""{"company_size": "1001-5000", "persona": "CMO"}""")]
    public IReadOnlyDictionary<string, JsonElement>? WhatIf { get; init; }
}
