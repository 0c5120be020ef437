using MarketingBus.Learning.Features;
using MarketingBus.Learning.Guard;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Training;

/// <summary>Which columns are learned from and how each becomes numbers, found from training rows alone, so that the rows that judge have no part in it.</summary>
internal sealed record FeaturePlan(FeatureSchema Schema, IReadOnlyList<LeakWarning> Leaks)
{
    /// <param name="excluded">Columns that are not to be learned from, by name.</param>
    /// <param name="keep">Columns that the caller vouches for.</param>
    /// <param name="timeColumn">The column that orders the rows, if one does.</param>
    public static FeaturePlan Of(
        IReadOnlyList<TypedColumn> columns, Label label, int[] training, IReadOnlySet<string> excluded, IReadOnlyCollection<string> keep, string? timeColumn)
    {
        var leaks = LeakGuard.Inspect([.. columns.Where(x => !excluded.Contains(x.Name))], label, training, keep);
        var leaking = leaks.Where(x => x.Excluded).Select(x => x.Column).ToHashSet();
        var usable = columns.Where(x => x.IsUsable && !excluded.Contains(x.Name) && !leaking.Contains(x.Name) && !IsClock(x)).ToList();
        return new FeaturePlan(
            SchemaOf(usable, label, training, timeColumn), leaks);

        // A number that orders the rows is beyond all that was learned from for every lead to come; of a date, its weekday and hour recur.
        bool IsClock(TypedColumn column) => column.Name == timeColumn && column.Kind != ColumnKind.Date;
    }

    /// <summary>The same columns as numbers by what other rows say of them.</summary>
    public static FeatureSchema Relearn(FeatureSchema schema, IReadOnlyList<TypedColumn> columns, Label label, int[] training, string? timeColumn)
    {
        var names = schema.Features.Select(x => x.Column).ToHashSet();
        return SchemaOf(columns.Where(x => names.Contains(x.Name)), label, training, timeColumn);
    }

    public static FeatureSchema SchemaOf(IEnumerable<TypedColumn> columns, Label label, int[] training, string? timeColumn) => new()
    {
        LabelColumn = label.Column,
        PositiveValue = label.PositiveValue,
        BaseRate = label.RateOf(training),
        Features = [.. columns.Select(x => FeatureBuilder.Build(x, training, timeColumn))],
    };
}
