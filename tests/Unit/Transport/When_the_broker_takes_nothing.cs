using System.Data.Common;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Messaging.Delivery.Broker;
using MarketingBus.Platform.Messaging.Outbox;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.Rows;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace MarketingBus.Tests.Unit.Transport;

/// <summary>The rows are committed; what is left is to hand them to a broker that does not take them.</summary>
public sealed class When_the_broker_takes_nothing : IAsyncLifetime
{
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    readonly FakeTimeProvider time = new();
    readonly SilentBroker broker = new();
    readonly OutboxOptions options = new() { DeliveryWindow = 2, DeliveryBuffer = 3 };
    readonly BrokerDelivery delivery;

    public When_the_broker_takes_nothing() => delivery = new BrokerDelivery(
        new NoCommits(), new MessagingTables(() => throw new NotSupportedException()), broker, Options.Create(options), time, NullLogger<BrokerDelivery>.Instance);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await delivery.StartAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        await delivery.StopAsync(CancellationToken.None);
        delivery.Dispose();
    }

    [Fact]
    public async Task Should_let_nobody_wait_once_it_says_so()
    {
        broker.IsBlocked = true;

        await CommittedAsync(1, 100).WaitAsync(Soon, Cancellation);

        Assert.Empty(broker.Given);
        Assert.DoesNotContain(Enumerable.Range(1, 100), x => delivery.IsHeld(x));
    }

    [Fact]
    public async Task Should_let_somebody_wait_for_a_moment_and_nobody_after_it_while_it_is_silent()
    {
        var first = CommittedAsync(1, 20);
        await UntilDoneAsync(first);

        await CommittedAsync(21, 100).WaitAsync(Soon, Cancellation);

        Assert.DoesNotContain(Enumerable.Range(21, 100), x => delivery.IsHeld(x));
    }

    [Fact]
    public async Task Should_leave_to_the_sweeper_what_has_waited_in_memory_for_longer_than_the_sweeper_does()
    {
        await CommittedAsync(1, 4);
        await broker.HasGiven(2);
        time.Advance(options.SweepAfter + TimeSpan.FromSeconds(1));
        broker.Confirm();

        await UntilAsync(() => !delivery.IsHeld(3) && !delivery.IsHeld(4));

        Assert.Equal([1, 2], broker.Given);
    }

    Task CommittedAsync(int first, int count) => delivery.CommittedAsync(
        [.. Enumerable.Range(first, count).Select(x => new OutboxMessage { SequenceNumber = x, MessageType = "Probe", SentTime = time.GetUtcNow() })], Cancellation).AsTask();

    /// <summary>Lets time pass until it is done.</summary>
    async Task UntilDoneAsync(Task task)
    {
        await UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(500));
            return task.IsCompleted;
        });
        await task;
    }

    static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(Soon);
        while (!isSo())
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
    }

    /// <summary>Takes what it is given, and confirms it when told to.</summary>
    sealed class SilentBroker : IBroker
    {
        readonly TaskCompletionSource confirmed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly List<long> given = [];

        public bool IsBlocked { get; set; }

        public IReadOnlyList<long> Given
        {
            get
            {
                lock (given)
                    return [.. given];
            }
        }

        public void Confirm() => confirmed.TrySetResult();

        public Task HasGiven(int count) => UntilAsync(() => Given.Count >= count);

        public Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken)
        {
            lock (given)
                given.Add(message.SequenceNumber);

            return confirmed.Task.WaitAsync(cancellationToken);
        }
    }

    sealed class NoCommits : ICommitQueue
    {
        public Task CommitAsync(IReadOnlyList<RowChange> rows, long seen, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<object?[]?>> LoadAsync(TableKey key, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task WriteAsync(DbTransaction transaction, IReadOnlyList<RowChange> rows, IEnumerable<FencedRow> all, long seen, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
