using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Upstream;

public sealed class When_taking_is_interrupted : IAsyncLifetime
{
    const int Count = 400;

    readonly UpstreamWorld world = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Should_accept_each_event_once_when_its_connection_is_cut()
    {
        await world.StartAsync(settings: "Upstream:GroupLimit=10");
        var publishing = PublishAsync();
        await world.World.EventuallyAsync(_ => world.CountAcceptedAsync(), x => x > 0, "the first accepted event");
        await world.Broker.CutOthersAsync();
        await publishing;

        await world.World.EventuallyAsync(_ => world.CountAcceptedAsync(), x => x == Count, $"{Count} accepted events");
        await LeavesNothingAsync();
    }

    [Fact]
    public async Task Should_accept_each_event_once_when_the_process_ends_between_commit_and_acknowledgement()
    {
        await world.StartAsync(x => x.Services.AddScoped<Platform.Messaging.Upstream.IUpstreamHandler, FailsAfterCommit>());
        await PublishAsync();

        await world.World.EventuallyAsync(_ => world.CountAcceptedAsync(), x => x == Count, $"{Count} accepted events");
        await world.PassAsync();
        Assert.True(FailsAfterCommit.Failures > 0);
        await LeavesNothingAsync();
    }

    async Task PublishAsync()
    {
        for (var i = 0; i < Count; i++)
            await world.Broker.PublishAsync($$"""{"lead_id":"L-{{i}}","event_id":"e-{{i}}"}""", "lead.received");
    }

    /// <summary>Nothing is left in either queue once the process, and with it what it holds, is gone.</summary>
    async Task LeavesNothingAsync()
    {
        await world.PassAsync();
        await world.StopAsync();
        Assert.Equal(0u, await world.Broker.CountAsync(UpstreamWorld.Queue));
        Assert.Equal(0u, await world.Broker.CountAsync(UpstreamWorld.ErrorQueue));
    }
}
