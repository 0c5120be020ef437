using MarketingBus.Platform.Persistence.Rows;

namespace MarketingBus.Platform.Persistence;

/// <summary>What a commit asks the log of a fence.</summary>
/// <param name="Log">Which.</param>
/// <param name="Seen">Entries up to this number were looked at when the rows were made.</param>
/// <param name="Keys">Entries under other keys do not matter; null when any entry does.</param>
internal sealed record FenceCheck(FenceLog Log, long Seen, IReadOnlyCollection<string>? Keys)
{
    /// <summary>Whether anything about these rows was logged since.</summary>
    public static async ValueTask<FenceCheck> OfAsync(ICommitFence fence, long seen, IEnumerable<FencedRow> rows, CancellationToken cancellationToken) =>
        new(fence.Log, seen, await fence.KeysOfAsync(rows, cancellationToken));

    /// <summary>True when the table is the log itself.</summary>
    public bool IsLog(TableMap table) => table.Schema == Log.Schema && table.Table == Log.Table;
}
