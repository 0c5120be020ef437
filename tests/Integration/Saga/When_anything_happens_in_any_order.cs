using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Integration.Engagement;
using MarketingBus.Tests.Support;
using MarketingBus.Workers.Engagement.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Saga;

public sealed class When_anything_happens_in_any_order
{
    const int Journeys = 40;
    const int Rounds = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Should_leave_every_journey_decided_and_nothing_done_twice(int seed)
    {
        var sender = new FakeSender();
        await using var world = await EmbeddedWorld.StartAsync(
            settings: ["Outbox:RedeliveryDelay=00:00:00.100"], configure: builder => builder.Services.AddSingleton<IOutreachSender>(sender));
        var journeys = Enumerable.Range(0, Journeys).Select(x => new RandomJourney(world, seed, x)).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            await Task.WhenAll(journeys.Select(x => x.SayAsync()));
            if (round % 2 == 1)
                await QuietAsync(world);
        }

        await QuietAsync(world);

        var states = await world.ReadAsync(x => x.Set<LeadJourneyState>().AsNoTracking().ToDictionaryAsync(j => j.CorrelationId));
        var handoffs = (await world.ReadAsync(x => x.Set<HandoffRecord>().AsNoTracking().ToListAsync())).ToLookup(x => x.SubjectId);
        var escalations = (await world.ReadAsync(x => x.Set<Escalation>().AsNoTracking().ToListAsync())).ToLookup(x => x.SubjectId);
        var outreach = (await world.ReadAsync(x => x.Set<Outreach>().AsNoTracking().ToListAsync())).ToLookup(x => x.JourneyId);
        var faulted = await world.ReadAsync(x => x.Set<FaultedMessage>().AsNoTracking().ToListAsync());

        Assert.All(faulted, x => Assert.Fail($"{x.Endpoint}: {x.Reason}\n{x.Body}"));
        Assert.DoesNotContain(sender.Messages.CountBy(x => x.EngagementId), x => x.Value > 1);
        Assert.InRange(sender.Messages.Count, Journeys / 2, int.MaxValue);
        foreach (var journey in journeys.Where(x => states.ContainsKey(x.Id)))
        {
            var state = states[journey.Id];
            var welcomes = outreach[journey.Id].Count(x => x is { EngagementType: EngagementType.Welcome, Status: "sent" });
            if (FaultOf(state, [.. handoffs[journey.Id]], [.. escalations[journey.Id]], welcomes) is { } fault)
                Assert.Fail($"{fault} in {journey.Trace}");
        }
    }

    static string? FaultOf(LeadJourneyState state, HandoffRecord[] handoffs, Escalation[] escalations, int welcomes)
    {
        var pending = handoffs.Where(x => x.Outcome == "pending").Select(x => (Guid?)x.HandoffId).ToArray();
        if (state.CurrentState == "AwaitingManager")
        {
            return !escalations.Any(x => x is { Blocking: true, ResolvedAt: null } && x.EscalationId == state.EscalationId) ? "the Manager is awaited about nothing"
                : pending.Any(x => x != state.HandoffId) ? "a handoff is pending that nobody waits for" : null;
        }

        return state.CurrentState is not ("Completed" or "Awaited") ? $"the journey is {state.CurrentState}"
            : pending.Length > 0 ? "a handoff is pending in a journey that waits for none"
            : state.EscalationId is not null ? "a journey that waits for nobody has an escalation"
            : state.CurrentState == "Completed" && state.Deadline is not null ? "a completed journey has a deadline"
            : state.TriagePending || state.PendingEngagements.Count > 0 ? "work is queued that nobody will take up"
            : welcomes > Math.Max(state.Run, 1) ? $"{welcomes} welcomes in {state.Run} runs" : null;
    }

    static Task<int> QuietAsync(EmbeddedWorld world) => world.EventuallyAsync(x => x.Set<OutboxMessage>().CountAsync(), x => x == 0, "the outbox is empty");
}
