using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Data.Leads;
using MarketingBus.Learning;
using MarketingBus.Memory.LongTerm;

namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>Classifies by rules, scores by rules or by the promoted model, and routes by both.</summary>
internal sealed class TriagePolicy(TriageOptions options)
{
    const double HighestScore = 100;

    /// <summary>Null, or why the lead cannot be triaged at all.</summary>
    public static string? Refusal(LeadProfile? lead) => lead switch
    {
        null => "The command has no lead.",
        _ when string.IsNullOrWhiteSpace(lead.LeadId) => "The lead has no id.",
        { LeadId.Length: > 200 } => "The lead's id is longer than 200 characters.",
        _ => null,
    };

    public TriageDecision Decide(LeadProfile lead, LeadMemory? memory, LeadScore? prediction)
    {
        var category = options.Categories.FirstOrDefault(x => x.Matches(lead))?.Category ?? options.DefaultCategory;
        var remembered = Remembered(memory).ToList();

        // A calibrated probability stays what it is: memory then speaks through the priority alone.
        var (score, reasons) = prediction is { IsInformed: true }
            ? (HighestScore * prediction.Probability, [.. prediction.Reasons, .. remembered.Select(x => x with { Weight = null })])
            : Total([.. RulePoints(lead), .. remembered, .. WhyNotPredicted(prediction)]);

        var routing = options.Routing.FirstOrDefault(x => x.Matches(score, category));
        var priority = routing?.Priority ?? Priority.Low;
        return new TriageDecision(category, score, new RoutingDecision
        {
            DestAgentType = routing?.Destination ?? AgentType.Engagement,
            Priority = remembered is [] || priority >= options.RememberedPriority ? priority : options.RememberedPriority,
            Reason = routing?.Reason ?? "unrouted",
        }, reasons, prediction is { IsInformed: true });
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
            yield return new Reason { Code = "memory.rfm", Text = "The lead has been active, recently and often.", Weight = options.ActivePoints };
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

    static (double Score, List<Reason> Reasons) Total(List<Reason> points)
    {
        var sum = points.Sum(x => x.Weight ?? 0);
        var score = Math.Clamp(sum, 0, HighestScore);
        if (score != sum)
            points.Add(new Reason { Code = "limit", Text = "A score is at least 0 and at most 100.", Weight = score - sum });

        return (score, [.. points.Where(x => x.Weight != 0).OrderByDescending(x => Math.Abs(x.Weight ?? 0))]);
    }
}
