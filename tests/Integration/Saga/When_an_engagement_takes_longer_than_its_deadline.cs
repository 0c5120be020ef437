using System.Collections.Concurrent;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using MarketingBus.Workers.Engagement.Sending;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Saga;

public sealed class When_an_engagement_takes_longer_than_its_deadline
{
    readonly ALead lead = new();

    [Fact]
    public async Task Should_send_one_message_however_often_the_command_was_repeated()
    {
        var sender = new SlowSender();
        await using var world = await EmbeddedWorld.StartAsync(
            settings: ["Orchestrator:SweepInterval=00:00:00.050", "Handoffs:Rules:triage->engagement:TimeoutSeconds=0.3", "Handoffs:Rules:triage->engagement:Attempts=100"],
            configure: builder => builder.Services.AddSingleton<IOutreachSender>(sender));
        await world.InScopeAsync(async services =>
        {
            await services.GetRequiredService<IPublishEndpoint>().Publish(lead.Received());
            await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync();
        });
        await world.EventuallyAsync(x => x.Set<HandoffRecord>().CountAsync(h => h.To == AgentType.Engagement), x => x >= 3, "the command was repeated");

        sender.Finish.SetResult();

        var journey = await world.EventuallyAsync(
            x => x.Set<LeadJourneyState>().AsNoTracking().SingleAsync(j => j.CorrelationId == lead.JourneyId), x => x.CurrentState == "Completed", "the journey is completed");
        await world.EventuallyAsync(x => x.Set<OutboxMessage>().CountAsync(), x => x == 0, "the outbox is empty");
        Assert.Equal("engaged", journey.Outcome);
        Assert.Equal(journey.EngagementId, Assert.Single(sender.Sent));
        Assert.Equal(0, await world.ReadAsync(x => x.Set<FaultedMessage>().CountAsync()));
    }

    sealed class SlowSender : IOutreachSender
    {
        public TaskCompletionSource Finish { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<Guid> Sent { get; } = [];

        public bool RecognisesRepeats => false;

        public async Task<OutreachReceipt> SendAsync(OutreachMessage message, CancellationToken cancellationToken)
        {
            Sent.Enqueue(message.EngagementId);
            await Finish.Task.WaitAsync(cancellationToken);
            return OutreachReceipt.Sent($"slow-{message.EngagementId:N}");
        }
    }
}
