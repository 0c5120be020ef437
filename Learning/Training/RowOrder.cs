using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Watch;

namespace MarketingBus.Learning.Training;

/// <summary>
/// Whether the order of the rows seems to be that of time although no column says so: then several columns, or one and the outcome, have moved far between the first and the last
/// rows. Columns are asked of the more frequent class alone, so that a file sorted by its label does not count.
/// </summary>
internal static class RowOrder
{
    const int LeastColumns = 2;

    /// <summary>The hold-out by order when it does, else null.</summary>
    public static HoldOut? Find(IReadOnlyList<TypedColumn> columns, Label label, IReadOnlySet<string> excluded, LearningOptions options)
    {
        if (HoldOut.ByOrder(label, options.HeldOutShare) is not { } byOrder)
            return null;

        var usual = label.BaseRate <= 0.5;
        int[] first = [.. byOrder.Training.Where(row => label.Values[row] != usual)];
        int[] last = [.. byOrder.HeldOut.Where(row => label.Values[row] != usual)];
        var plan = FeaturePlan.Of(columns, label, byOrder.Training, excluded, [], timeColumn: null);
        var moved = ColumnDrift.Between(columns, plan.Schema, first, last).Count(x => x.StabilityIndex >= ColumnDrift.Large);
        return moved > 0 && moved + (LabelDrift.Between(label, byOrder.Training, byOrder.HeldOut) is null ? 0 : 1) >= LeastColumns ? byOrder : null;
    }
}
