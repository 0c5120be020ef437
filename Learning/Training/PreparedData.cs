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
    // Fewer say little of settings and of probabilities: of rare outcomes more rows are taken.
    const int LeastOfAClass = 200;

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

    /// <summary>By held-out row; null: every row is its own.</summary>
    public int[]? HeldOutGroups => Groups is { } groups ? [.. Split.HeldOut.Select(row => groups[row])] : null;

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

        var groups = group is null ? null : GroupsOf(group);
        var split = Divide(table, columns, label, groups, excluded, request, options);
        if (!HasBothClasses(split.Training, label) || !HasBothClasses(split.HeldOut, label))
        {
            throw new TrainingDataException(group is null
                ? $"Only {label.Positives} of the {table.RowCount} rows are positive; too few to learn from some and judge by others."
                : $"The groups of '{group.Name}' cannot be divided into some to learn from and others to judge by, with both outcomes in each.");
        }

        var plan = FeaturePlan.Of(columns, label, split.Training, excluded, request.Keep, split.TimeColumn);
        if (plan.Schema.Features.Count == 0)
            throw new TrainingDataException($"No column of {table.Source} can be learned from: all are ids, constants, text, excluded, or know the answer.");

        return new PreparedData
        {
            Table = table, Columns = columns, Label = label, Split = split, Groups = groups, Excluded = excluded, Request = request,
            Plan = plan with { Schema = plan.Schema with { Distributions = [.. plan.Schema.Features.Select(x => Distributions.Of(columns.First(column => column.Name == x.Column), x, split.Training))] } },
            Drift = request.RowsAreOrdered is false && !split.IsOrdered ? [] : DriftOf(columns, plan.Schema, split, label),
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

    /// <summary>How settings are looked for among such rows: divided forward in time where they are ordered, with the features that could be known then, else within each class.</summary>
    /// <param name="schema">Of these rows.</param>
    /// <param name="training">Oldest first where they are ordered.</param>
    public SearchPlan SearchOf(FeatureSchema schema, int[] training, bool isOrdered, LearningOptions options)
    {
        var rows = Some(training, options.SearchRows);
        var forward = isOrdered ? Folds.Forward(rows.Length, options.SearchFolds).Select(x => Apart(x, rows)).ToList() : [];
        if (forward.Count > 0 && HaveBothClasses(forward, rows))
            return new SearchPlan([.. forward.Select(x => Encode(x, rows))], IsOrdered: true);

        var folds = FoldsOf(rows, options.SearchFolds, options.Seed);
        if (!HaveBothClasses(folds, rows))
            folds = Folds.Stratified([.. rows.Select(row => Label.Values[row])], [.. rows.Select(row => Table.Hashes[row])], groups: null, options.SearchFolds, options.Seed);

        var encoded = Rows(schema, rows);
        return new SearchPlan([.. folds.Select(x => new SearchFold(encoded.Keep(x.Seen), encoded.Keep(x.Unseen)))], IsOrdered: false);
    }

    /// <summary>Divisions of rows within each class, groups kept together.</summary>
    public IReadOnlyList<Fold> FoldsOf(int[] rows, int count, int seed) => Folds.Stratified(
        [.. rows.Select(row => Label.Values[row])], [.. rows.Select(row => Table.Hashes[row])], Groups is null ? null : [.. rows.Select(row => Groups[row])], count, seed);

    /// <summary>True when every division has enough of both classes on both sides.</summary>
    public bool HaveBothClasses(IReadOnlyList<Fold> folds, int[] rows) =>
        folds.All(x => HasBothClasses([.. x.Seen.Select(place => rows[place])], Label) && HasBothClasses([.. x.Unseen.Select(place => rows[place])], Label));

    /// <summary>An even selection of rows, of more where one class is rare.</summary>
    public int[] Some(int[] rows, int most)
    {
        var positives = rows.Count(row => Label.Values[row]);
        var rarer = Math.Max(1, Math.Min(positives, rows.Length - positives));
        var enough = (int)Math.Clamp((long)rows.Length * LeastOfAClass / rarer, most, Math.Max(most, rows.Length));
        return [.. EvenSelection.Of(rows.Length, enough).Select(x => rows[x])];
    }

    SearchFold Encode(Fold fold, int[] rows)
    {
        int[] seen = [.. fold.Seen.Select(x => rows[x])];
        var schema = FeaturePlan.Relearn(Schema, Columns, Label, seen, Split.TimeColumn);
        return new SearchFold(Rows(schema, seen), Rows(schema, [.. fold.Unseen.Select(x => rows[x])]));
    }

    // Of groups that are judged none is learned from.
    Fold Apart(Fold fold, int[] rows)
    {
        if (Groups is null)
            return fold;

        var judged = fold.Unseen.Select(x => Groups[rows[x]]).ToHashSet();
        return fold with { Seen = [.. fold.Seen.Where(x => !judged.Contains(Groups[rows[x]]))] };
    }

    // A row whose group is unknown is a group of its own.
    static int[] GroupsOf(RawColumn column) => [.. column.Codes.Select((code, row) => code >= 0 ? code : column.Distinct.Count + row)];

    // Rows that nobody says are in order of time may be so all the same: then their first three quarters are compared with the last.
    static IReadOnlyList<ColumnShift> DriftOf(IReadOnlyList<TypedColumn> columns, FeatureSchema schema, HoldOut split, Label label)
    {
        var cut = label.Values.Length * 3 / 4;
        return split.IsOrdered
            ? ColumnDrift.Between(columns, schema, split.Training, split.HeldOut)
            : ColumnDrift.Between(columns, schema, [.. Enumerable.Range(0, cut)], [.. Enumerable.Range(cut, label.Values.Length - cut)]);
    }

    static HoldOut Divide(RawTable table, List<TypedColumn> columns, Label label, int[]? groups, HashSet<string> excluded, TrainingRequest request, LearningOptions options)
    {
        if (request.RowsAreOrdered is not true)
        {
            var split = HoldOut.Split(columns, label, table.Hashes, groups, options.HeldOutShare, request.TimeColumn).WithGroupsApart(groups);
            var mayHaveOrder = !split.IsOrdered && groups is null && request.RowsAreOrdered is null && !request.FromStore;
            return mayHaveOrder && RowOrder.Find(columns, label, excluded, options) is { } byOrder ? byOrder : split;
        }

        return HoldOut.ByOrder(label, options.HeldOutShare)?.WithGroupsApart(groups)
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

    static bool HasBothClasses(int[] rows, Label label) => rows.Count(row => label.Values[row]) >= 5 && rows.Count(row => !label.Values[row]) >= 5;
}
