namespace MarketingBus.Learning.Evaluation;

/// <summary>A number for a row that depends on its content only: the same in every process (FNV-1a, then mixed).</summary>
public static class RowHash
{
    public static ulong Of(ReadOnlySpan<string?> cells)
    {
        var hash = 14695981039346656037UL;
        foreach (var cell in cells)
        {
            foreach (var letter in cell ?? "")
                hash = (hash ^ letter) * 1099511628211UL;
            hash = (hash ^ 31) * 1099511628211UL;
        }

        return Mix(hash);
    }

    /// <summary>Another number of the same row, as random as the first.</summary>
    public static ulong Salted(ulong hash, int seed) => Mix(hash ^ (unchecked((ulong)seed) * 0x9e3779b97f4a7c15UL));

    static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return hash ^ (hash >> 33);
    }
}
