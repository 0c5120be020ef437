using System.Collections.Concurrent;
using System.Globalization;
using MarketingBus.Data;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Chaos;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace MarketingBus.Tests.Integration.Messaging;

public sealed class When_a_try_of_a_message_fails
{
    static readonly TimeSpan WorkTime = TimeSpan.FromMilliseconds(200);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Should_be_said_with_how_long_it_took(bool batched)
    {
        var said = new ConcurrentQueue<string>();
        await using var world = await EmbeddedWorld.StartAsync(
            [new DataModule(), new ToilModule(batched)], ["Outbox:RetryLimit=2"], configure: builder => builder.Logging.AddProvider(new SaidLog(said)));

        await world.InScopeAsync(async services =>
        {
            await services.GetRequiredService<IPublishEndpoint>().Publish(new Toil(), TestContext.Current.CancellationToken);
            await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var failed = await Waiting.EventuallyAsync(
            () => Task.FromResult(said.Select(x => Attempt.In(x, default)).OfType<Attempt>().ToList()), x => x.Count == 2, "two tries are said to have failed");
        Assert.All(failed, x => Assert.Equal("toil", x.Queue));

        // Each by itself: neither the pause between them nor the try before counts.
        Assert.All(failed, x => Assert.True(x.Time >= WorkTime && x.Time < WorkTime * 10, x.Time.TotalSeconds.ToString(CultureInfo.InvariantCulture)));
    }

    public sealed record Toil;

    sealed class ToilConsumer : IConsumer<Toil>
    {
        public async Task Consume(ConsumeContext<Toil> context)
        {
            await Task.Delay(WorkTime, TimeProvider.System, context.CancellationToken);
            throw new InvalidOperationException("It was for nothing.");
        }
    }

    sealed class BatchedToilConsumer : IConsumer<Batch<Toil>>
    {
        public async Task Consume(ConsumeContext<Batch<Toil>> context)
        {
            await Task.Delay(WorkTime, TimeProvider.System, context.CancellationToken);
            throw new InvalidOperationException("It was for nothing.");
        }
    }

    sealed class ToilModule(bool batched) : ServiceModule
    {
        public override string Name => "toil";

        public override void AddBus(IBusRegistrationConfigurator bus)
        {
            if (batched)
                bus.AddConsumer<BatchedToilConsumer>().Endpoint(x => x.Name = Name);
            else
                bus.AddConsumer<ToilConsumer>().Endpoint(x => x.Name = Name);
        }
    }
}
