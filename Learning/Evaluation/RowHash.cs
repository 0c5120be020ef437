using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Evaluation;

/// <summary>A number for each row that depends on its content only: the same in every process (FNV-1a, then mixed).</summary>
internal static class RowHash
{
    public static ulong[] OfAll(IReadOnlyList<RawColumn> columns, int rows)
    {
        var hashes = new ulong[rows];
        for (var row = 0; row < rows; row++)
        {
            var hash = 14695981039346656037UL;
            foreach (var column in columns)
            {
                foreach (var letter in column.Values[row] ?? "")
                    hash = (hash ^ letter) * 1099511628211UL;
                hash = (hash ^ 31) * 1099511628211UL;
            }

            hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
            hashes[row] = hash ^ (hash >> 33);
        }

        return hashes;
    }
}
