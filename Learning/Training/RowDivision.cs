using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Training;

/// <summary>Which rows are learned from and which judge, and what was found of their order.</summary>
/// <param name="SortKey">The column by which the file is sorted, which is no order in time; null: none was found, or it was not looked for.</param>
/// <param name="Question">What only a person can say and the decision hangs on; null: nothing.</param>
internal sealed record RowDivision(HoldOut Split, string? SortKey = null, string? Question = null)
{
    /// <summary>Dates decide, or what the caller says of the rows' order; where neither does, rows are drawn, and an order that may be that of time is asked about.</summary>
    public static RowDivision Of(RawTable table, IReadOnlyList<TypedColumn> columns, Label label, int[]? groups, IReadOnlySet<string> excluded, TrainingRequest request, LearningOptions options)
    {
        if (request.Order is TimeOrder.OldestFirst or TimeOrder.NewestFirst)
        {
            var byOrder = HoldOut.ByOrder(label, table.Hashes, groups, options.HeldOutShare, request.Order == TimeOrder.NewestFirst)
                ?? throw new TrainingDataException("The rows cannot be divided by their order: one of the two parts has fewer than ten rows of one class.") { Input = TrainingInput.Ordered };
            return new RowDivision(byOrder.WithGroupsApart(groups));
        }

        var split = HoldOut.Split(columns, label, table.Hashes, groups, options.HeldOutShare, request.TimeColumn).WithGroupsApart(groups);
        if (split.TimeColumn is not null || request.Order is not null || request.FromStore || request.GroupColumn is not null)
            return new RowDivision(split);

        if (Training.SortKey.Find(columns, label) is { } key)
            return new RowDivision(split, SortKey: key);

        var moved = RowOrder.WhatMoved(columns, label, excluded, options);
        return new RowDivision(split, Question: moved.Count == 0
            ? null
            : $"No column tells the time, but from the first rows to the last {string.Join(", ", moved)} moved far, as they do in time. Say whether the rows are in order of time, since then the newest must judge: "
                + "--ordered oldest-first, newest-first or false (over REST \"ordered\").");
    }
}
