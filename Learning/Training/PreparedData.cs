using MarketingBus.Contracts;
using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Guard;
using MarketingBus.Learning.Models;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Watch;
using Microsoft.ML.Data;

namespace MarketingBus.Learning.Training;

/// <summary>A table made ready to learn from: typed, guarded, divided. Pure.</summary>
internal sealed record PreparedData
{
    public required RawTable Table { get; init; }

    public required IReadOnlyList<TypedColumn> Columns { get; init; }

    public required Label Label { get; init; }

    public required HoldOut Split { get; init; }

    /// <summary>Of the rows that are learned from.</summary>
    public required FeaturePlan Plan { get; init; }

    /// <summary>By row: rows of one number belong together; null: every row is its own.</summary>
    public required int[]? Groups { get; init; }

    /// <summary>Columns that the caller left out, the group column among them.</summary>
    public required IReadOnlySet<string> Excluded { get; init; }

    public required TrainingRequest Request { get; init; }

    public int RowsWithoutLabel { get; init; }

    /// <summary>What has moved between the rows that are learned from and the newest ones; empty where rows have no order in time.</summary>
    public required IReadOnlyList<ColumnShift> Drift { get; init; }

    public FeatureSchema Schema => Plan.Schema;

    public IReadOnlyList<LeakWarning> Leaks => Plan.Leaks;

    public static PreparedData Of(RawTable table, Label label, TrainingRequest request, LearningOptions options)
    {
        if (table.RowCount < options.LeastRows)
            throw new TrainingDataException($"{table.Source} has {table.RowCount} usable rows; at least {options.LeastRows} are needed to learn and to judge.");

        List<TypedColumn> columns = [.. TypeInference.Of(table)];
        var group = request.GroupColumn is { } name ? table.Get(name) : null;
        var excluded = request.Exclude.Select(x => table.Get(x, TrainingInput.Exclude).Name).ToHashSet();
        if (group is not null)
            excluded.Add(group.Name);
        if (request.FromStore)
            excluded.Add(StoreTable.TimeColumn);

        var split = Divide(table, columns, label, group?.Codes, excluded, request, options);
        if (!HasBothClasses(split.Training, label) || !HasBothClasses(split.HeldOut, label))
            throw new TrainingDataException($"Only {label.Positives} of the {table.RowCount} rows are positive; too few to learn from some and judge by others.");

        var plan = FeaturePlan.Of(columns, label, split.Training, excluded, request.Keep, split.TimeColumn);
        if (plan.Schema.Features.Count == 0)
            throw new TrainingDataException($"No column of {table.Source} can be learned from: all are ids, constants, text, excluded, or know the answer.");

        return new PreparedData
        {
            Table = table, Columns = columns, Label = label, Split = split, Groups = group?.Codes, Excluded = excluded, Request = request,
            Plan = plan with { Schema = plan.Schema with { Distributions = [.. plan.Schema.Features.Select(x => Distributions.Of(columns.First(column => column.Name == x.Column), x, split.Training))] } },
            Drift = split.IsOrdered ? ColumnDrift.Between(columns, plan.Schema, split.Training, split.HeldOut) : [],
        };
    }

    /// <summary>The rows as a model reads them; a column that is not there is unknown.</summary>
    public LabelledRows Rows(FeatureSchema schema, int[] rows)
    {
        TypedColumn?[] columns = [.. schema.Features.Select(x => Columns.FirstOrDefault(column => column.Name == x.Column) ?? Columns.FirstOrDefault(column => ColumnName.SnakeCase(column.Name) == ColumnName.SnakeCase(x.Column)))];
        var encoded = new VBuffer<float>[rows.Length];
        var buffer = new float[schema.Width];
        for (var i = 0; i < rows.Length; i++)
        {
            schema.Encode(columns, rows[i], buffer);
            encoded[i] = Compact(buffer);
        }

        return new LabelledRows(encoded, [.. rows.Select(row => Label.Values[row])], schema.Width, Request.BalanceClasses);
    }

    public LabelledRows Rows(int[] rows) => Rows(Schema, rows);

    /// <summary>How settings are looked for among such rows: divided forward in time where they are ordered, else within each class.</summary>
    public SearchPlan SearchOf(int[] training, bool isOrdered, LearningOptions options)
    {
        var places = EvenSelection.Of(training.Length, options.SearchRows);
        int[] rows = [.. places.Select(x => training[x])];
        var forward = isOrdered ? Folds.Forward(rows.Length, options.SearchFolds) : [];
        var isUsable = forward.Count > 0 && forward.All(x => HasBothClasses(x.Seen, rows) && HasBothClasses(x.Unseen, rows));
        return new SearchPlan(places, isUsable ? forward : FoldsOf(rows, options.SearchFolds, options.Seed));
    }

    /// <summary>Divisions of rows within each class, groups kept together.</summary>
    public IReadOnlyList<Fold> FoldsOf(int[] rows, int count, int seed) => Folds.Stratified(
        [.. rows.Select(row => Label.Values[row])], [.. rows.Select(row => Table.Hashes[row])], Groups is null ? null : [.. rows.Select(row => Groups[row])], count, seed);

    static HoldOut Divide(RawTable table, List<TypedColumn> columns, Label label, int[]? groups, HashSet<string> excluded, TrainingRequest request, LearningOptions options)
    {
        if (request.RowsAreOrdered is not true)
        {
            var split = HoldOut.Split(columns, label, table.Hashes, groups, options.HeldOutShare, request.TimeColumn);
            var mayHaveOrder = !split.IsOrdered && groups is null && request.RowsAreOrdered is null && !request.FromStore;
            return mayHaveOrder && RowOrder.Find(columns, label, excluded, options) is { } byOrder ? byOrder : split;
        }

        return HoldOut.ByOrder(label, options.HeldOutShare)
            ?? throw new TrainingDataException("The rows cannot be divided by their order: one of the two parts has fewer than ten rows of one class.");
    }

    static VBuffer<float> Compact(float[] row)
    {
        var filled = row.Count(x => x != 0);
        if (2 * filled >= row.Length)
            return new VBuffer<float>(row.Length, [.. row]);

        var (values, places) = (new float[filled], new int[filled]);
        var next = 0;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] != 0)
                (values[next], places[next++]) = (row[i], i);
        }

        return new VBuffer<float>(row.Length, filled, values, places);
    }

    bool HasBothClasses(int[] places, int[] rows) => HasBothClasses([.. places.Select(x => rows[x])], Label);

    static bool HasBothClasses(int[] rows, Label label) => rows.Count(row => label.Values[row]) >= 5 && rows.Count(row => !label.Values[row]) >= 5;
}
