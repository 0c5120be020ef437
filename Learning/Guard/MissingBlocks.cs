using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Guard;

/// <summary>
/// Grades that are missing in the very same rows come from one tool that graded some records only. Whether a record was graded, and
/// with what, was decided while it was worked on.
/// </summary>
internal static class MissingBlocks
{
    const double LeastMissing = 0.2;

    public static IReadOnlyDictionary<TypedColumn, string> Find(IReadOnlyList<TypedColumn> columns)
    {
        var blocks = columns
            .Where(x => x.MissingShare is > LeastMissing and < 1 - LeastMissing && SuspiciousNames.IsGrade(x.Name))
            .GroupBy(MissingRows)
            .Where(x => x.Count() > 1);

        return blocks
            .SelectMany(block => block.Select(column => (column, others: block.Where(x => x != column).Select(x => x.Name))))
            .ToDictionary(
                x => x.column,
                x => $"It is a grade that is missing in the very same {x.column.MissingShare:P0} of the rows as {string.Join(", ", x.others)}: a tool filled them in together, for some records only.");
    }

    static string MissingRows(TypedColumn column) => string.Concat(column.Raw.Values.Select(x => x is null ? '0' : '1'));
}
