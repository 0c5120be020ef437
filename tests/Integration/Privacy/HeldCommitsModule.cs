using System.Data.Common;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.Rows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Tests.Integration.Privacy;

/// <summary>Holds the commits of some rows back, between the look and the database, as a process that is stopped there.</summary>
internal sealed class HeldCommitsModule(Func<RowChange, bool> isHeld) : ServiceModule
{
    readonly TaskCompletionSource holds = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override string Name => "held-commits";

    Func<RowChange, bool> IsHeld => isHeld;

    /// <summary>Completes once one is held.</summary>
    public Task Holds => holds.Task;

    public void LetGo() => goOn.TrySetResult();

    public override void AddServices(IHostApplicationBuilder builder)
    {
        var real = builder.Services.Last(x => x.ServiceType == typeof(ICommitQueue));
        builder.Services.Remove(real);
        builder.Services.AddKeyedSingleton(this, (services, _) => (ICommitQueue)real.ImplementationFactory!(services));
        builder.Services.AddSingleton<ICommitQueue>(x => new Gate(x.GetRequiredKeyedService<ICommitQueue>(this), this));
    }

    sealed class Gate(ICommitQueue queue, HeldCommitsModule module) : ICommitQueue
    {
        public async Task CommitAsync(IReadOnlyList<RowChange> rows, long seen, CancellationToken cancellationToken)
        {
            if (rows.Any(module.IsHeld) && !module.goOn.Task.IsCompleted)
            {
                module.holds.TrySetResult();
                await module.goOn.Task;
            }

            await queue.CommitAsync(rows, seen, cancellationToken);
        }

        public Task<IReadOnlyList<object?[]?>> LoadAsync(TableKey key, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) => queue.LoadAsync(key, keys, cancellationToken);

        public Task WriteAsync(DbTransaction transaction, IReadOnlyList<RowChange> rows, IEnumerable<FencedRow> all, long seen, CancellationToken cancellationToken) =>
            queue.WriteAsync(transaction, rows, all, seen, cancellationToken);
    }
}
