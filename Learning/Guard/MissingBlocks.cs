using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Guard;

/// <summary>
/// Grades that are missing in the very same rows come from one tool that graded some records only. Whether a record was graded, and
/// with what, was decided while it was worked on.
/// </summary>
internal static class MissingBlocks
{
    const double LeastMissing = 0.2;

    public static IReadOnlyDictionary<TypedColumn, string> Find(IReadOnlyList<TypedColumn> columns, int[] rows)
    {
        var blocks = columns
            .Where(x => SuspiciousNames.IsGrade(x.Name))
            .Select(x => (Column: x, Missing: (double)rows.Count(row => IsMissing(x, row)) / rows.Length))
            .Where(x => x.Missing is > LeastMissing and < 1 - LeastMissing)
            .GroupBy(x => PatternOf(x.Column, rows))
            .Where(x => x.Count() > 1);

        return blocks
            .SelectMany(block => block.Select(x => (x.Column, x.Missing, Others: block.Where(other => other.Column != x.Column).Select(other => other.Column.Name))))
            .ToDictionary(
                x => x.Column,
                x => $"It is a grade that is missing in the very same {x.Missing:P0} of the rows as {string.Join(", ", x.Others)}: a tool filled them in together, for some records only.");
    }

    static bool IsMissing(TypedColumn column, int row) => column.Raw.Codes[row] == RawColumn.Unknown;

    static ulong PatternOf(TypedColumn column, int[] rows) => rows.Aggregate(0UL, (hash, row) => RowHash.Salted(hash, IsMissing(column, row) ? 1 : 2));
}
