using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Models;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Scoring;

/// <summary>
/// Scores a batch in one pass, reasons included: each column's contribution to the log-odds, counted from the average training row, is given as the
/// points of probability that the lead would not have without it.
/// </summary>
internal static class LeadBatch
{
    const int ReasonsGiven = 3;
    const double LeastPoints = 0.5;

    public static IReadOnlyList<LeadScore> Score(LoadedModel model, IReadOnlyList<LeadProfile> leads)
    {
        var schema = model.Schema;
        var row = new float[schema.Width];
        var values = new string?[schema.Features.Count];
        var contributions = new double[schema.Features.Count];
        var scores = new LeadScore[leads.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            Array.Clear(values);
            Array.Clear(contributions);
            LeadFields.Read(leads[i], model.FeatureOf, values);
            schema.Encode(values, row);
            var logOdds = model.Ensemble.Explain(row, schema.Owners, contributions);
            scores[i] = new LeadScore(Ensemble.ProbabilityOf(logOdds), Reasons(schema, values, contributions, logOdds)) { KnownShare = KnownShare(values) };
        }

        return scores;
    }

    static double KnownShare(string?[] values)
    {
        var known = 0;
        foreach (var value in values)
            known += value is null ? 0 : 1;

        return (double)known / values.Length;
    }

    static List<Reason> Reasons(FeatureSchema schema, string?[] values, double[] contributions, double logOdds)
    {
        var reasons = new List<Reason>(ReasonsGiven);
        Span<int> strongest = [-1, -1, -1];
        for (var feature = 0; feature < contributions.Length; feature++)
        {
            var candidate = feature;
            for (var place = 0; place < ReasonsGiven; place++)
            {
                if (strongest[place] < 0 || Math.Abs(contributions[candidate]) > Math.Abs(contributions[strongest[place]]))
                    (strongest[place], candidate) = (candidate, strongest[place]);
                if (candidate < 0)
                    break;
            }
        }

        var probability = Ensemble.ProbabilityOf(logOdds);
        foreach (var feature in strongest)
        {
            if (feature >= 0 && 100 * (probability - Ensemble.ProbabilityOf(logOdds - contributions[feature])) is var points && Math.Abs(points) >= LeastPoints)
                reasons.Add(Explain(schema.Features[feature], values[feature], points));
        }

        return reasons;
    }

    static Reason Explain(Feature feature, string? value, double points) => new()
    {
        Code = "model." + LeadFields.SnakeCase(feature.Column),
        Text = string.Create(CultureInfo.InvariantCulture, $"{feature.Column} is {value ?? "unknown"}: {points:+0.0;-0.0} points compared with the average lead."),
        Weight = Math.Round(points, 1),
    };
}
