using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Watch;

namespace MarketingBus.Learning.Training;

/// <summary>
/// Whether the order of the rows may be that of time although no column says so: then several columns, or one and the outcome, have moved far between the first and the last
/// rows. Columns are asked of the more frequent class alone, so that a file sorted by its label does not count. Which end is the newest, and whether it is time at all, only a person knows.
/// </summary>
internal static class RowOrder
{
    const int LeastColumns = 2;

    /// <summary>What moved, where enough did; else empty.</summary>
    public static IReadOnlyList<string> WhatMoved(IReadOnlyList<TypedColumn> columns, Label label, IReadOnlySet<string> excluded, LearningOptions options)
    {
        var cut = (int)(label.Values.Length * (1 - options.HeldOutShare));
        int[] first = [.. Enumerable.Range(0, cut)], last = [.. Enumerable.Range(cut, label.Values.Length - cut)];
        var usual = label.BaseRate <= 0.5;
        int[] firstUsual = [.. first.Where(row => label.Values[row] != usual)], lastUsual = [.. last.Where(row => label.Values[row] != usual)];
        if (firstUsual.Length == 0 || lastUsual.Length == 0 || first.All(row => label.Values[row] == label.Values[0]))
            return [];

        var plan = FeaturePlan.Of(columns, label, first, excluded, [], timeColumn: null);
        List<string> moved = [.. ColumnDrift.Between(columns, plan.Schema, firstUsual, lastUsual).Where(x => x.StabilityIndex >= ColumnDrift.Large).Select(x => x.Column)];
        if (moved.Count > 0 && LabelDrift.Between(label, first, last) is not null)
            moved.Add(label.Column);

        return moved.Count >= LeastColumns ? moved : [];
    }
}
