using MarketingBus.Platform.Persistence.Rows;

namespace MarketingBus.Platform.Persistence;

/// <summary>The rows that one caller waits for.</summary>
internal sealed class CommitMember(IReadOnlyList<RowChange> rows, CancellationToken cancellationToken)
{
    // Continuations run elsewhere: whoever commits never executes a caller's code.
    readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Wakes up who commits, and has nothing to write.</summary>
    public static CommitMember OfNothing { get; } = new([], CancellationToken.None);

    public IReadOnlyList<RowChange> Rows => rows;

    public Task Completion => completion.Task;

    /// <summary>True when the caller no longer wants the rows written.</summary>
    public bool Withdraw() => cancellationToken.IsCancellationRequested && completion.TrySetCanceled(cancellationToken);

    public void Complete() => completion.TrySetResult();

    public void Fail(Exception exception) => completion.TrySetException(exception);
}
