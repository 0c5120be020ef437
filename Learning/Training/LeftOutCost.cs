using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Guard;
using MarketingBus.Learning.Models;

namespace MarketingBus.Learning.Training;

/// <summary>What it costs to leave a column out of which only its name speaks: the held-out AUC of a regression with it, less that without.</summary>
internal static class LeftOutCost
{
    public static IReadOnlyList<LeakWarning> Measure(PreparedData data, int seed)
    {
        if (!data.Leaks.Any(x => x.IsByName))
            return data.Leaks;

        var columns = data.Schema.Features.Select(x => x.Column).ToHashSet();
        var plain = AreaOf(columns);
        return [.. data.Leaks.Select(x => !x.IsByName ? x : x with { AucCost = columns.Contains(x.Column) ? plain - AreaOf([.. columns.Where(name => name != x.Column)]) : AreaOf([.. columns, x.Column]) - plain })];

        double AreaOf(HashSet<string> names)
        {
            if (names.Count == 0)
                return 0.5;

            var schema = FeaturePlan.SchemaOf(data.Columns.Where(x => names.Contains(x.Name)), data.Label, data.Split.Training, data.Split.TimeColumn);
            var heldOut = data.Rows(schema, data.Split.HeldOut);
            return RankedScores.Of(QuickModel.Judge(data.Rows(schema, data.Split.Training), heldOut, seed), heldOut.Labels).Auc();
        }
    }
}
