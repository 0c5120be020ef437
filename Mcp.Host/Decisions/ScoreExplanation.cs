using System.ComponentModel;
using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Data.Queries;

namespace MarketingBus.Mcp.Host.Decisions;

/// <summary>A stored score taken apart.</summary>
internal sealed record ScoreExplanation
{
    const double Highest = 100;

    public required Guid JourneyId { get; init; }

    public required string SourceSystem { get; init; }

    public required string LeadId { get; init; }

    [Description("0 to 100, of the last triage.")]
    public required double Score { get; init; }

    public TriageCategory? Category { get; init; }

    [Description("How well the profile suits, 0 to 100.")]
    public double? Fit { get; init; }

    [Description("How much the lead did lately, 0 to 100.")]
    public double? Engagement { get; init; }

    [Description("A1 (best) to C3.")]
    public string? Grade { get; init; }

    [Description("The model that scored, or rules.")]
    public string? ModelVersion { get; init; }

    [Description("What moved the score, the largest first.")]
    public required IReadOnlyList<ScoreContribution> Contributions { get; init; }

    [Description("What was said besides, without a weight of its own.")]
    public required IReadOnlyList<string> Notes { get; init; }

    [Description("Fields that triage looks at and that are not known of this lead: each may move the score.")]
    public required IReadOnlyList<string> NotKnown { get; init; }

    [Description("How the lead would score with other fields; only when what_if was given.")]
    public ScoreWhatIf? WhatIf { get; init; }

    /// <param name="lead">One that has a score.</param>
    public static ScoreExplanation Of(LeadView lead) => new()
    {
        JourneyId = lead.JourneyId,
        SourceSystem = lead.SourceSystem,
        LeadId = lead.LeadId,
        Score = lead.Score ?? throw new ArgumentException("The lead has no score.", nameof(lead)),
        Category = lead.Category,
        Fit = lead.Fit,
        Engagement = lead.Engagement,
        Grade = lead.Grade,
        ModelVersion = lead.ModelVersion,
        Contributions = [.. lead.Reasons.Where(x => x.Weight is not (null or 0)).OrderByDescending(x => Math.Abs(x.Weight!.Value)).Select(x => Contribution(x, lead))],
        Notes = [.. lead.Reasons.Where(x => x.Weight is null or 0).Select(x => x.Text)],
        NotKnown = [.. Unknown(lead.Profile)],
    };

    /// <summary>What a score was cut off by at its limit comes off first: taking points from beyond the limit changes nothing.</summary>
    static ScoreContribution Contribution(Reason reason, LeadView lead)
    {
        var points = reason.Weight!.Value;
        var cut = reason.Code == "limit" ? 0 : lead.Reasons.Where(x => x.Code == "limit").Sum(x => x.Weight ?? 0);
        var without = Math.Clamp(lead.Score!.Value - cut - points, 0, Highest);
        return new ScoreContribution
        {
            Code = reason.Code,
            Text = reason.Text,
            Points = points,
            ScoreWithout = without,
            WhatWouldChange = string.Create(CultureInfo.InvariantCulture, $"Were it not for this, the score would be about {without:0.#}, {(points > 0 ? "not more" : "not less")} than the {lead.Score:0.#} that it is."),
        };
    }

    static IEnumerable<string> Unknown(LeadProfile? profile) =>
        new (string Name, string? Value)[]
        {
            ("source", profile?.Source), ("industry", profile?.Industry), ("company_size", profile?.CompanySize), ("persona", profile?.Persona), ("region", profile?.Region),
        }.Where(x => x.Value is null).Select(x => x.Name);
}

/// <summary>One thing that moved a score.</summary>
internal sealed record ScoreContribution
{
    [Description("A stable name, such as company_size.")]
    public required string Code { get; init; }

    public required string Text { get; init; }

    [Description("Points of the score; below 0 it lowers it.")]
    public required double Points { get; init; }

    [Description("About what the score would be without it, 0 to 100.")]
    public required double ScoreWithout { get; init; }

    public required string WhatWouldChange { get; init; }
}

/// <summary>How a lead would score now if some of its fields were different.</summary>
internal sealed record ScoreWhatIf
{
    [Description("By today's model and memory, with the fields as they are.")]
    public required double ScoreNow { get; init; }

    [Description("With the fields of what_if.")]
    public required double Score { get; init; }

    public required double Difference { get; init; }

    public TriageCategory? Category { get; init; }

    public string? Grade { get; init; }

    public RoutingDecision? Routing { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    public required string ModelVersion { get; init; }
}
