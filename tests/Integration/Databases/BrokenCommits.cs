using System.Data.Common;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Tests.Integration.Databases;

/// <summary>The real commits, and failures where a test wants them.</summary>
internal sealed class BrokenCommits(ICommitQueue real) : ICommitQueue, IAsyncDisposable
{
    /// <summary>Instead of a commit.</summary>
    public Func<Exception>? Refusal { get; set; }

    /// <summary>After a commit, whose answer is lost, and instead of every read from then on.</summary>
    public Func<Exception>? Loss { get; set; }

    /// <summary>Puts itself before the queue that a process has registered.</summary>
    public static Action<IServiceCollection> Into(Action<BrokenCommits> made) => services =>
    {
        var registered = services.Last(x => x.ServiceType == typeof(ICommitQueue));
        services.Remove(registered);
        services.AddSingleton<ICommitQueue>(provider =>
        {
            var broken = new BrokenCommits((ICommitQueue)registered.ImplementationFactory!(provider));
            made(broken);
            return broken;
        });
    };

    public async Task CommitAsync(IReadOnlyList<RowChange> rows, long seen, CancellationToken cancellationToken)
    {
        if (Refusal is { } refusal)
            throw refusal();

        await real.CommitAsync(rows, seen, cancellationToken);
        if (Loss is { } loss)
            throw loss();
    }

    public Task<IReadOnlyList<object?[]?>> LoadAsync(TableKey key, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) =>
        Loss is { } loss ? throw loss() : real.LoadAsync(key, keys, cancellationToken);

    public Task WriteAsync(DbTransaction transaction, IReadOnlyList<RowChange> rows, IEnumerable<FencedRow> all, long seen, CancellationToken cancellationToken) =>
        real.WriteAsync(transaction, rows, all, seen, cancellationToken);

    /// <summary>SQLite's queue is a service of its own, which the container ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (real is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync();
    }
}
