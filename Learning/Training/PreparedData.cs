using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Guard;
using MarketingBus.Learning.Models;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Watch;

namespace MarketingBus.Learning.Training;

/// <summary>A table made ready to learn from: typed, guarded, divided. Pure.</summary>
internal sealed record PreparedData
{
    public required RawTable Table { get; init; }

    public required Label Label { get; init; }

    public required HoldOut Split { get; init; }

    public required IReadOnlyList<LeakWarning> Leaks { get; init; }

    public required IReadOnlyList<ColumnReport> Columns { get; init; }

    public required FeatureSchema Schema { get; init; }

    public int RowsWithoutLabel { get; init; }

    public static PreparedData Of(RawTable table, Label label, TrainingRequest request, LearningOptions options)
    {
        if (table.RowCount < options.LeastRows)
            throw new TrainingDataException($"{table.Source} has {table.RowCount} usable rows; at least {options.LeastRows} are needed to learn and to judge.");

        var columns = table.Columns.Select(TypeInference.Infer).ToList();
        var split = HoldOut.Split(columns, label, options.HeldOutShare);
        if (!HasBothClasses(split.Training, label) || !HasBothClasses(split.HeldOut, label))
            throw new TrainingDataException($"Only {label.Positives} of the {table.RowCount} rows are positive; too few to learn from some and judge by others.");

        // The guard sees training rows only, so that its choice of columns owes nothing to the rows that judge.
        var trainingTable = table.Keep(split.Training);
        var leaks = LeakGuard.Inspect(
            [.. columns.Select(x => x with { Raw = trainingTable.Columns.First(raw => raw.Name == x.Name) })], label.Keep(split.Training), request.Keep);

        var excluded = request.Exclude.Select(x => table.Get(x, TrainingInput.Exclude).Name).ToHashSet();
        var leaking = leaks.Where(x => x.Excluded).Select(x => x.Column).ToHashSet();
        var features = columns.Where(x => x.IsUsable && !excluded.Contains(x.Name) && !leaking.Contains(x.Name))
            .Select(x => FeatureBuilder.Build(x, split.Training, split.TimeColumn)).ToList();
        if (features.Count == 0)
            throw new TrainingDataException($"No column of {table.Source} can be learned from: all are ids, constants, text, excluded, or know the answer.");

        return new PreparedData
        {
            Table = table,
            Label = label,
            Split = split,
            Leaks = leaks,
            Columns = [.. columns.Select(x => Report(x, features, excluded, leaking))],
            Schema = new FeatureSchema
            {
                LabelColumn = label.Column,
                PositiveValue = label.PositiveValue,
                BaseRate = label.Keep(split.Training).BaseRate,
                Features = features,
                Distributions = [.. features.Select(x => DistributionOf(columns.First(column => column.Name == x.Column), x, split.Training))],
            },
        };
    }

    public List<FeatureRow> Rows(int[] rows) => Rows(Schema, rows);

    /// <summary>The same rows as another model reads them; a column that is not there is unknown.</summary>
    public List<FeatureRow> Rows(FeatureSchema schema, int[] rows)
    {
        RawColumn?[] columns = [.. schema.Features.Select(x => Table.Find(x.Column))];
        return [.. rows.Select(row => new FeatureRow { Label = Label.Values[row], Features = schema.Encode(i => columns[i]?.Values[row]) })];
    }

    static ColumnDistribution DistributionOf(TypedColumn column, Feature feature, int[] training) => Distributions.Of(
        column.Name, column.Kind, column.DateFormat, (feature as CategoryFeature)?.Values ?? [], training.Select(row => column.Raw.Values[row]));

    static bool HasBothClasses(int[] rows, Label label) => rows.Count(row => label.Values[row]) >= 5 && rows.Count(row => !label.Values[row]) >= 5;

    static ColumnReport Report(TypedColumn column, List<Feature> features, HashSet<string> excluded, HashSet<string> leaking)
    {
        var treatment = features.Find(x => x.Column == column.Name)?.Treatment
            ?? (excluded.Contains(column.Name) ? "left out on request"
                : leaking.Contains(column.Name) ? "left out: it knows the answer"
                : column.Kind switch
                {
                    ColumnKind.Id => "left out: it names the record",
                    ColumnKind.Constant => "left out: it never changes",
                    _ => "left out: free text",
                });
        return new ColumnReport(column.Name, column.Kind, treatment, column.MissingShare, column.DistinctValues);
    }
}
