using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Models;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Scoring;

/// <summary>
/// Scores a batch in blocks, side by side where there are several, reasons included: each column's contribution to the log-odds, counted from the average training row, is given as the
/// points of probability that the lead would not have without it.
/// </summary>
internal static class LeadBatch
{
    const int BlockSize = 64;
    const int ReasonsGiven = 3;
    const double LeastPoints = 0.5;

    public static IReadOnlyList<LeadScore> Score(LoadedModel model, IReadOnlyList<LeadProfile> leads)
    {
        var scores = new LeadScore[leads.Count];
        void ScoreBlock(int block) => Score(model, leads, block * BlockSize, scores.AsSpan(block * BlockSize, Math.Min(BlockSize, scores.Length - (block * BlockSize))));

        var blocks = (scores.Length + BlockSize - 1) / BlockSize;
        if (blocks == 1)
            ScoreBlock(0);
        else
            Parallel.For(0, blocks, ScoreBlock);

        return scores;
    }

    static void Score(LoadedModel model, IReadOnlyList<LeadProfile> leads, int start, Span<LeadScore> scores)
    {
        var schema = model.Schema;
        var (width, features) = (schema.Width, schema.Features.Count);
        var rows = new float[scores.Length * width];
        var values = new string?[scores.Length * features];
        for (var i = 0; i < scores.Length; i++)
        {
            LeadFields.Read(leads[start + i], model.FeatureOf, values.AsSpan(i * features, features));
            schema.Encode(values.AsSpan(i * features, features), rows.AsSpan(i * width, width));
        }

        var logOdds = new double[scores.Length];
        var contributions = new double[scores.Length * features];
        model.Ensemble.Explain(new EncodedRows(rows, width), schema.Owners, logOdds, contributions);
        for (var i = 0; i < scores.Length; i++)
        {
            var own = values.AsSpan(i * features, features);
            var probability = Ensemble.ProbabilityOf(logOdds[i]);
            scores[i] = new LeadScore(probability, Reasons(schema, own, contributions.AsSpan(i * features, features), logOdds[i])) { KnownShare = KnownShare(own) };
        }
    }

    static double KnownShare(ReadOnlySpan<string?> values)
    {
        var known = 0;
        foreach (var value in values)
            known += value is null ? 0 : 1;

        return (double)known / values.Length;
    }

    static List<Reason> Reasons(FeatureSchema schema, ReadOnlySpan<string?> values, ReadOnlySpan<double> contributions, double logOdds)
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
