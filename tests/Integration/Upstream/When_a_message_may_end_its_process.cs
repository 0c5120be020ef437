using MarketingBus.Platform.Messaging.Upstream;
using MarketingBus.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using Xunit;

namespace MarketingBus.Tests.Integration.Upstream;

/// <summary>What a process holds when it ends counts as delivered, guilty or not, and all that it holds needs its memory.</summary>
public sealed class When_a_message_may_end_its_process : IAsyncLifetime
{
    const int Count = 6;
    const int Large = 300 * 1024;

    readonly UpstreamWorld world = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Should_be_taken_alone_when_it_was_delivered_again_and_again()
    {
        await WaitingAsync(size: 10);
        await TakeAndDieAsync();
        await TakeAndDieAsync();

        await HoldsAsync(1);
    }

    [Fact]
    public async Task Should_be_taken_alone_when_it_is_large()
    {
        await WaitingAsync(Large);

        await HoldsAsync(1);
    }

    [Fact]
    public async Task Should_not_be_suspected_when_it_is_small_and_new()
    {
        await WaitingAsync(size: 10);

        await HoldsAsync(Count);
    }

    /// <summary>Published while nobody takes them.</summary>
    async Task WaitingAsync(int size)
    {
        await world.StartAsync();
        await world.StopAsync();
        for (var number = 0; number < Count; number++)
            await world.Broker.PublishAsync($$"""{"lead_id":"L-{{number}}","notes":"{{new string('x', size)}}"}""", "lead.received");
    }

    async Task TakeAndDieAsync()
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(world.Broker.Url) }.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        for (var number = 0; number < Count; number++)
            Assert.NotNull(await channel.BasicGetAsync(UpstreamWorld.Queue, autoAck: false, TestContext.Current.CancellationToken));
    }

    /// <summary>A process that gets no further than to its first message has taken so many from the queue.</summary>
    async Task HoldsAsync(uint expected)
    {
        var handler = new StuckHandler();
        await world.StartAsync(x => x.Services.AddScoped<IUpstreamHandler>(_ => handler));
        await handler.Reached.WaitAsync(TestContext.Current.CancellationToken);

        await Waiting.EventuallyAsync(() => world.Broker.CountAsync(UpstreamWorld.Queue), x => x == Count - expected, $"{Count - expected} messages still wait in the queue");
    }

    sealed class StuckHandler : IUpstreamHandler
    {
        readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => reached.Task;

        public async Task<IReadOnlyList<UpstreamVerdict>> HandleAsync(IReadOnlyList<UpstreamMessage> messages, CancellationToken cancellationToken)
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return [];
        }

        public Task<UpstreamVerdict> GiveUpAsync(UpstreamMessage message, Exception failure, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> IsReadyAsync(CancellationToken cancellationToken) => Task.FromResult(true);
    }
}
