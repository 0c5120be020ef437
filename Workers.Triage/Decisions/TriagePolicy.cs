using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Data.Leads;
using MarketingBus.Learning;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;

namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>Classifies by rules, scores by rules or by the promoted model, and routes by both.</summary>
internal sealed class TriagePolicy(TriageOptions options)
{
    const double HighestScore = 100;

    readonly GradePolicy grades = new(options);

    /// <summary>Null, or why the lead cannot be triaged at all.</summary>
    public static string? Refusal(LeadProfile? lead) => lead switch
    {
        null => "The command has no lead.",
        _ when string.IsNullOrWhiteSpace(lead.LeadId) => "The lead has no id.",
        { LeadId.Length: > 200 } => "The lead's id is longer than 200 characters.",
        _ => null,
    };

    /// <summary>The points of the profile alone, 0 to 100.</summary>
    public double RuleScore(LeadProfile lead) => Capped(RulePoints(lead));

    /// <param name="lead">One that is not refused.</param>
    /// <param name="memory">Null when nothing is known.</param>
    /// <param name="prediction">Null when no model is promoted.</param>
    /// <param name="capacity">What destinations can take; null when it is not known.</param>
    /// <param name="outcomes">How episodes of leads like this one came out; null when its industry or persona is unknown.</param>
    public TriageDecision Decide(
        LeadProfile lead, LeadMemory? memory, LeadScore? prediction, CapacityThresholds? capacity = null, SegmentOutcomes? outcomes = null)
    {
        double? probability = prediction is { IsInformed: true } ? prediction.Probability : null;
        var points = probability is null ? RulePoints(lead).ToList() : [];
        var graded = grades.Of(HighestScore * probability ?? Capped(points), memory?.EngagementPoints ?? 0);
        var category = options.Categories.FirstOrDefault(x => x.Matches(lead, probability, graded.Grade))?.Category ?? options.DefaultCategory;
        var remembered = Remembered(memory).ToList();

        List<Reason> fromMemory = [.. remembered, .. Experience(outcomes)];

        // A calibrated probability stays what it is: memory then speaks through the priority alone.
        var (score, reasons) = probability is not null
            ? (graded.Fit, [.. prediction!.Reasons, .. fromMemory.Select(x => x with { Weight = null })])
            : Total([.. points, .. fromMemory, .. WhyNotPredicted(prediction)]);

        var (routing, capacityReasons) = Route(score, category, graded.Grade, capacity ?? CapacityThresholds.Unknown);
        var priority = routing?.Priority ?? Priority.Low;
        return new TriageDecision(category, score, graded, new RoutingDecision
        {
            DestAgentType = routing?.Destination ?? AgentType.Engagement,
            Priority = remembered is [] || priority >= options.RememberedPriority ? priority : options.RememberedPriority,
            Reason = routing?.Reason ?? "unrouted",
        }, [.. reasons, .. WhyEngaged(graded), .. capacityReasons], probability is not null);
    }

    /// <summary>The first rule that matches and whose destination can still take the lead, with a reason for each capacity that was looked at.</summary>
    (RoutingRule? Rule, IReadOnlyList<Reason> Reasons) Route(double score, TriageCategory category, string grade, CapacityThresholds capacity)
    {
        List<Reason>? reasons = null;
        foreach (var rule in options.Routing.Where(x => x.Matches(score, category, grade)))
        {
            if (rule.PerDay is not { } perDay)
                return (rule, reasons ?? []);

            var threshold = capacity.Of(rule);
            (reasons ??= []).Add(CapacityReason(rule, perDay, threshold, capacity.Days, score));
            if (threshold is null || threshold.Takes(score))
                return (rule, reasons);
        }

        return (null, reasons ?? []);
    }

    static Reason CapacityReason(RoutingRule rule, int perDay, CapacityThreshold? threshold, double days, double score) => new()
    {
        Code = "routing.capacity",
        Text = string.Create(CultureInfo.InvariantCulture, $"{rule.Reason} takes {perDay} leads a day") + threshold switch
        {
            null => string.Create(CultureInfo.InvariantCulture, $"; too few leads are known to say which, so its score of {rule.FromScore:0.##} stands alone."),
            { FromScore: null } => string.Create(CultureInfo.InvariantCulture, $", and fewer came in the last {days:0.#} days."),
            _ => string.Create(CultureInfo.InvariantCulture,
                $": by the last {days:0.#} days those from a score of {threshold.FromScore:0.##}; this one scores {(threshold.Takes(score) ? "enough" : "less")}."),
        },
    };

    static IEnumerable<Reason> WhyEngaged(LeadGrade graded)
    {
        if (graded.Engagement >= 1)
            yield return new Reason
            {
                Code = "memory.engagement",
                Text = string.Create(CultureInfo.InvariantCulture, $"What the lead did lately comes to an engagement of {graded.Engagement:0} of 100, with its fit a grade of {graded.Grade}."),
            };
    }

    IEnumerable<Reason> RulePoints(LeadProfile lead)
    {
        yield return SizePoints(lead);
        foreach (var rule in options.Scores.Where(x => x.Matches(lead)))
            yield return new Reason { Code = rule.Code, Text = rule.Text, Weight = rule.Points };
    }

    Reason SizePoints(LeadProfile lead)
    {
        var size = CompanySize.Parse(lead.CompanySize);
        var band = options.CompanySizes
            .Where(x => size is not null && CompanySize.Parse(x.Band)?.Contains(size.Value) == true)
            .MaxBy(x => x.Weight);

        return new Reason
        {
            Code = "company_size",
            Text = band is null ? "The company's size is unknown." : $"The company has {band.Band} employees.",
            Weight = options.CompanySizePoints * (band?.Weight ?? options.UnknownSizeWeight),
        };
    }

    IEnumerable<Reason> Remembered(LeadMemory? memory)
    {
        if (memory is { Conversions: > 0 })
            yield return new Reason { Code = "memory.previous_conversion", Text = "The lead has converted before.", Weight = options.PreviousConversionPoints };

        if (memory?.RfmScore >= options.ActiveFromRfm)
            yield return new Reason
            {
                Code = "memory.rfm",
                Text = memory.Rfm is { } rfm ? $"The lead has been active, recently and often: {rfm.Text}" : "The lead has been active, recently and often.",
                Weight = options.ActivePoints,
            };
    }

    /// <summary>The further these episodes came out from what is usual, the more points, up or down; few of them move little.</summary>
    IEnumerable<Reason> Experience(SegmentOutcomes? outcomes)
    {
        if (outcomes is null || outcomes.All.Count < options.EpisodesFrom)
            yield break;

        var usual = outcomes.Usual.Mean;
        yield return new Reason
        {
            Code = "memory.similar_episodes",
            Text = string.Create(CultureInfo.InvariantCulture,
                $"{outcomes.All.Count} episodes with {outcomes.Segment} came out at {outcomes.All.Mean:0.00} on average; all {outcomes.Usual.Count} at {usual:0.00}."),
            Weight = Math.Clamp(2 * options.EpisodePoints * (outcomes.All.CautiousMean(usual) - usual), -options.EpisodePoints, options.EpisodePoints),
        };
    }

    static IEnumerable<Reason> WhyNotPredicted(LeadScore? prediction)
    {
        if (prediction is { IsInformed: false })
            yield return new Reason
            {
                Code = "model.too_little_known",
                Text = string.Create(CultureInfo.InvariantCulture, $"The model goes by columns of which {prediction.KnownShare:0%} are known of this lead; so the rules score."),
            };
    }

    static double Capped(IEnumerable<Reason> points) => Math.Clamp(points.Sum(x => x.Weight ?? 0), 0, HighestScore);

    static (double Score, List<Reason> Reasons) Total(List<Reason> points)
    {
        var sum = points.Sum(x => x.Weight ?? 0);
        var score = Math.Clamp(sum, 0, HighestScore);
        if (score != sum)
            points.Add(new Reason { Code = "limit", Text = "A score is at least 0 and at most 100.", Weight = score - sum });

        return (score, [.. points.Where(x => x.Weight != 0).OrderByDescending(x => Math.Abs(x.Weight ?? 0))]);
    }
}
