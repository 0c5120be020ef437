using MarketingBus.Platform.Persistence.Rows;

namespace MarketingBus.Platform.Persistence;

/// <summary>The rows that one caller waits for.</summary>
/// <param name="rows">What is to be written.</param>
/// <param name="seen">How far the fence's log was read when the rows began to be made.</param>
/// <param name="cancellationToken">The caller no longer waits.</param>
internal sealed class CommitMember(IReadOnlyList<RowChange> rows, long seen, CancellationToken cancellationToken)
{
    // Continuations run elsewhere: whoever commits never executes a caller's code.
    readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Wakes up who commits, and has nothing to write.</summary>
    public static CommitMember OfNothing { get; } = new([], 0, CancellationToken.None);

    public IReadOnlyList<RowChange> Rows => rows;

    public long Seen => seen;

    public Task Completion => completion.Task;

    /// <summary>True when the caller no longer wants the rows written.</summary>
    public bool Withdraw() => cancellationToken.IsCancellationRequested && completion.TrySetCanceled(cancellationToken);

    public void Complete() => completion.TrySetResult();

    public void Fail(Exception exception) => completion.TrySetException(exception);
}
