using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Scoring;

/// <summary>
/// Scores a batch in one pass. A reason is what the ensemble's probability loses when one column is set to its usual training value;
/// this is asked of the model's eight most important columns, in the same pass.
/// </summary>
internal static class LeadBatch
{
    const int ColumnsAsked = 8;
    const int ReasonsGiven = 3;
    const double LeastPoints = 0.5;

    public static IReadOnlyList<LeadScore> Score(LoadedModel model, IReadOnlyList<LeadProfile> leads)
    {
        if (leads.Count == 0)
            return [];

        var schema = model.Schema;
        var values = leads.Select(lead => ValuesOf(schema, lead)).ToList();
        var rows = new List<float[]>();
        var questions = new List<(int Lead, int Feature)>();
        for (var lead = 0; lead < leads.Count; lead++)
            rows.Add(schema.Encode(i => values[lead][i]));

        for (var lead = 0; lead < leads.Count; lead++)
        {
            foreach (var feature in schema.Importance.Where(x => x.AucLoss > 0).Take(ColumnsAsked).Select(x => x.Feature))
            {
                var typical = schema.WithTypical(rows[lead], feature);
                if (typical.AsSpan().SequenceEqual(rows[lead]))
                    continue;

                rows.Add(typical);
                questions.Add((lead, feature));
            }
        }

        var scored = model.Ensemble.Score(rows);
        var answers = questions
            .Select((x, i) => (x.Lead, x.Feature, Points: 100 * (scored[x.Lead].Ensemble - scored[leads.Count + i].Ensemble)))
            .ToLookup(x => x.Lead);

        return
        [
            .. leads.Select((_, lead) => new LeadScore(
                scored[lead].Ensemble,
                [
                    .. answers[lead].Where(x => Math.Abs(x.Points) >= LeastPoints).OrderByDescending(x => Math.Abs(x.Points)).Take(ReasonsGiven)
                        .Select(x => Explain(schema.Features[x.Feature], values[lead][x.Feature], x.Points)),
                ])
            {
                KnownShare = (double)values[lead].Count(x => x is not null) / schema.Features.Count,
            }),
        ];
    }

    static string?[] ValuesOf(FeatureSchema schema, LeadProfile lead)
    {
        var fields = LeadFields.Of(lead);
        return [.. schema.Features.Select(x => MissingValues.Clean(fields.GetValueOrDefault(ColumnName.SnakeCase(x.Column))))];
    }

    static Reason Explain(Feature feature, string? value, double points) => new()
    {
        Code = $"model.{ColumnName.SnakeCase(feature.Column)}",
        Text = string.Create(CultureInfo.InvariantCulture, $"{feature.Column} is {value ?? "unknown"}: {points:+0.0;-0.0} points compared with {feature.TypicalText}."),
        Weight = Math.Round(points, 1),
    };
}
