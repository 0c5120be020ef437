using MarketingBus.Contracts;
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
    // Fewer say little of settings and of probabilities: of rare outcomes more rows are taken.
    const int LeastOfAClass = 200;

    public required RawTable Table { get; init; }

    public required IReadOnlyList<TypedColumn> Columns { get; init; }

    public required Label Label { get; init; }

    public required RowDivision Division { get; init; }

    public HoldOut Split => Division.Split;

    /// <summary>Of the rows that are learned from.</summary>
    public required FeaturePlan Plan { get; init; }

    /// <summary>By row: rows of one number belong together; null: every row is its own.</summary>
    public required int[]? Groups { get; init; }

    /// <summary>Rows that are copies of others but for their ids; null: there are none.</summary>
    public required Twins? Twins { get; init; }

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
        foreach (var kept in request.Keep)
            table.Get(kept, TrainingInput.Keep);
        if (group is not null)
            excluded.Add(group.Name);
        if (request.FromStore)
            excluded.Add(StoreTable.TimeColumn);

        var twins = Twins.Find(columns, label, excluded, options.Seed);
        var groups = (group is null ? null : GroupsOf(group), twins?.Groups) is ({ } own, { } copies) ? ProfileGroups.Joined(own, copies) : group is null ? twins?.Groups : GroupsOf(group);
        var division = RowDivision.Of(table, columns, label, groups, excluded, request, options);
        var split = division.Split;
        if (!HasBothClasses(split.Training, label) || !HasBothClasses(split.HeldOut, label))
        {
            throw new TrainingDataException(group is null && twins is not null
                ? $"{twins.Rows} of the {table.RowCount} rows of {table.Source} are copies of others but for their ids, and too few different ones are left to learn from some and judge by others. Remove the copies."
                : group is null
                ? $"Only {label.Positives} of the {table.RowCount} rows are positive; too few to learn from some and judge by others."
                : $"The groups of '{group.Name}' cannot be divided into some to learn from and others to judge by, with both outcomes in each.");
        }

        var plan = FeaturePlan.Of(columns, label, split.Training, excluded, request.Keep, split.TimeColumn);
        if (plan.Schema.Features.Count == 0)
            throw new TrainingDataException($"No column of {table.Source} can be learned from: all are ids, constants, text, excluded, or know the answer.");

        return new PreparedData
        {
            Table = table, Columns = columns, Label = label, Division = division, Groups = groups, Twins = twins, Excluded = excluded, Request = request,
            Plan = plan with { Schema = plan.Schema with { Distributions = [.. plan.Schema.Features.Select(x => Distributions.Of(columns.First(column => column.Name == x.Column), x, split.Training))] } },
            Drift = !split.IsOrdered && (request.Order is TimeOrder.None || division.SortKey is not null) ? [] : DriftOf(columns, plan.Schema, split, label),
        };
    }

    /// <summary>The rows as a model reads them; a column that is not there is unknown.</summary>
    public LabelledRows Rows(FeatureSchema schema, int[] rows) => RowEncoding.Of(schema, Columns, Label, rows, Request.BalanceClasses);

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

    static bool HasBothClasses(int[] rows, Label label) => rows.Count(row => label.Values[row]) >= 5 && rows.Count(row => !label.Values[row]) >= 5;
}
