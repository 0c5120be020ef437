using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data.Queries;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Parameters of get_lead_data.</summary>
internal sealed record LeadInput
{
    [Description("The lead's id as the upstream system spells it.")]
    [Example("\"L-1042\"")]
    [StringLength(200, MinimumLength = 1)]
    public required string LeadId { get; init; }

    [Description("Which upstream system's lead; without it, the one that was last active under this id.")]
    [Example("\"crm\"")]
    [StringLength(200, MinimumLength = 1)]
    public string? SourceSystem { get; init; }

    [Description("Most entries of the timeline, the newest of them. 100 when left out.")]
    [Range(1, TimelinePage.MostLimit)]
    public int? Limit { get; init; }

    [Description("The next_cursor of the answer before: older entries of the timeline.")]
    [StringLength(200, MinimumLength = 1)]
    public string? Cursor { get; init; }
}

/// <summary>Parameters of search_graph.</summary>
internal sealed record GraphInput
{
    [Description("Words that a fact holds, all of them. One of three ways to search: this, a pattern (subject, predicate, object), or node.")]
    [Example("\"acme saas\"")]
    [StringLength(500, MinimumLength = 1)]
    public string? Query { get; init; }

    [Description("The fact's subject, in any case.")]
    [Example("\"lead:crm/L-1042\"")]
    [StringLength(200, MinimumLength = 1)]
    public string? Subject { get; init; }

    [Description("The fact's predicate.")]
    [Example("\"works_at\"")]
    [StringLength(200, MinimumLength = 1)]
    public string? Predicate { get; init; }

    [Description("The fact's object.")]
    [Example("\"company:Acme\"")]
    [StringLength(200, MinimumLength = 1)]
    public string? Object { get; init; }

    [Description("A node whose neighbourhood is wanted, in both directions.")]
    [Example("\"company:Acme\"")]
    [StringLength(200, MinimumLength = 1)]
    public string? Node { get; init; }

    [Description("Steps from the node; goes with node. 1 when left out.")]
    [Range(1, 5)]
    public int? Depth { get; init; }

    [Description("Most facts. 50 when left out.")]
    [Range(1, 1000)]
    public int? Limit { get; init; }
}

/// <summary>Parameters of store_memory.</summary>
internal sealed record StoreInput
{
    [Description("Which memory: short_term (a conversation), long_term (a lead's preferences), episodic (what was tried and how it came out) or semantic (a fact).")]
    public MemoryType? MemoryType { get; init; }

    [Description(
        "What to remember. short_term: conversation_id, context (an object), ttl_hours. long_term: lead_id, source_system, preferences (an object), rfm_score (0 to 1). "
        + "episodic: scenario, actions (strings), outcome_score (0 failed to 1 best), notes, situation (an object), episode_id. semantic: subject, predicate, object, weight (0 to 1).")]
    [Example("""{"subject": "company:Acme", "predicate": "in_industry", "object": "SaaS", "weight": 0.9}""")]
    [Example("""{"scenario": "renewal at risk", "actions": ["outreach"], "outcome_score": 0.9}""")]
    public IReadOnlyDictionary<string, JsonElement>? MemoryData { get; init; }

    [Description("The older name of memory_type; goes with content.")]
    public MemoryType? Type { get; init; }

    [Description("The older name of memory_data; goes with type.")]
    public IReadOnlyDictionary<string, JsonElement>? Content { get; init; }
}

/// <summary>Parameters of recommend_action.</summary>
internal sealed record AdviceInput
{
    [Description("What is known of the situation: lead_id, source_system, campaign_id, scenario (words), and any feature such as industry, persona or channel.")]
    [Example("""{"lead_id": "L-1042", "scenario": "asked for a price"}""")]
    public required IReadOnlyDictionary<string, JsonElement> Context { get; init; }

    [Description("Which agent asks; what is another agent's to do comes back as a handoff.")]
    public required AgentType AgentType { get; init; }
}

/// <summary>Parameters of update_campaign.</summary>
internal sealed record UpdateInput
{
    [Description("The campaign's id as the upstream system spells it.")]
    [Example("\"C-7\"")]
    [StringLength(200, MinimumLength = 1)]
    public required string CampaignId { get; init; }

    [Description("What to set; at least one.")]
    public required SettingsInput Updates { get; init; }

    [Description("Which upstream system's campaign; without it, the one that was last active under this id.")]
    [StringLength(200, MinimumLength = 1)]
    public string? SourceSystem { get; init; }

    [Description("The same id sent again changes nothing more. A new one when left out.")]
    public Guid? ChangeId { get; init; }

    [Description("true (when left out): only say what would change. false: change it.")]
    [DefaultValue(true)]
    public bool DryRun { get; init; } = true;
}

/// <summary>Settings of a campaign.</summary>
internal sealed record SettingsInput
{
    [Description("Active, Paused, Completed and so on; not every status may follow every other.")]
    public CampaignStatus? Status { get; init; }

    [Description("What people call it.")]
    [Example("\"Spring\"")]
    [StringLength(200, MinimumLength = 1)]
    public string? Name { get; init; }

    [Description("USD a day.")]
    [Example("80.5")]
    [Range(0d, 1e9)]
    public double? DailyBudgetUsd { get; init; }

    [Description("USD in all.")]
    [Example("2500")]
    [Range(0d, 1e9)]
    public double? TotalBudgetUsd { get; init; }
}

/// <summary>Parameters of analyze_performance.</summary>
internal sealed record PerformanceInput
{
    [Description("The campaign's id as the upstream system spells it.")]
    [Example("\"C-7\"")]
    [StringLength(200, MinimumLength = 1)]
    public required string CampaignId { get; init; }

    [Description(
        "Which metrics; all when left out. Known: impressions, clicks, leads_created, conversions, cost_usd, revenue_usd, ctr, cpl_usd, roas, performance_score.")]
    [Example("""["ctr", "roas"]""")]
    public IReadOnlyList<string>? Metrics { get; init; }

    [Description("Which upstream system's campaign; without it, the one that was last active under this id.")]
    [StringLength(200, MinimumLength = 1)]
    public string? SourceSystem { get; init; }
}
