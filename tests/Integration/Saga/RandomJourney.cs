using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Tests.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Tests.Integration.Saga;

/// <summary>One lead to whom anything happens in any order, as often as chance will have it.</summary>
internal sealed class RandomJourney(EmbeddedWorld world, int seed, int number)
{
    readonly ALead lead = new($"lead-{seed}-{number}");
    readonly Random random = new(unchecked((seed * 397) ^ (number * 7919)));
    readonly List<(object Message, Guid Id)> said = [];
    readonly List<string> trace = [];

    public Guid Id => lead.JourneyId;

    public string Trace => $"seed {seed}, journey {number}:\n  {string.Join("\n  ", trace)}";

    /// <summary>Says a few things in one commit; each may be one that was said before, as the same message or told anew.</summary>
    public async Task SayAsync()
    {
        var messages = new List<(object Message, Guid Id)>();
        for (var i = random.Next(4); i > 0; i--)
        {
            var message = said.Count > 0 && random.Next(4) == 0 ? said[random.Next(said.Count)] : (await AnyAsync(), NewId.NextGuid());
            if (random.Next(4) == 0)
                message.Item2 = NewId.NextGuid();
            messages.Add(message);
            said.Add(message);
            trace.Add($"{message.Item2}: {message.Item1}");
        }

        await world.InScopeAsync(async services =>
        {
            foreach (var (message, id) in messages)
                await services.GetRequiredService<IPublishEndpoint>().Publish(message, x => x.MessageId = id);
            await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync();
        });
    }

    async Task<object> AnyAsync() => random.Next(12) switch
    {
        0 or 1 => lead.Received(),
        2 => lead.Received("CMO"),
        3 => lead.Received("Founder", ("legal_issue", "true")),
        4 => lead.Did(Enum.GetValues<EngagementKind>()[random.Next(Enum.GetValues<EngagementKind>().Length)]),
        5 => lead.Did(EngagementKind.Replied, "My lawyer will call you."),
        6 => lead.Asked(EngagementType.Welcome),
        7 => lead.Asked(random.Next(2) == 0 ? EngagementType.DemoInvite : EngagementType.FollowUp),
        8 => lead.HandedTo(Enum.GetValues<AgentType>()[random.Next(4)]),
        9 => await StaleTimeoutAsync(),
        10 => new EscalationResolved { EscalationId = Guid.NewGuid(), SubjectId = Id, Decision = AnyDecision(), ResolvedBy = "ann", ResolvedAt = Times.Now },
        _ => await AnswerAsync(),
    };

    async Task<object> AnswerAsync()
    {
        var asked = await world.ReadAsync(x => x.Set<Escalation>().Where(e => e.SubjectId == Id).Select(e => e.EscalationId).ToListAsync());
        return new ResolveEscalation
        {
            EscalationId = asked.Count == 0 ? Guid.NewGuid() : asked[random.Next(asked.Count)], Decision = AnyDecision(), ResolvedBy = "ann", ResolvedAt = Times.Now,
        };
    }

    async Task<object> StaleTimeoutAsync()
    {
        var handoffs = await world.ReadAsync(x => x.Set<HandoffRecord>().Where(h => h.SubjectId == Id).Select(h => h.HandoffId).ToListAsync());
        return new HandoffTimedOut { SubjectId = Id, HandoffId = handoffs.Count == 0 ? Id : handoffs[random.Next(handoffs.Count)], Deadline = Times.Now };
    }

    EscalationDecision AnyDecision() => random.Next(3) == 0 ? EscalationDecision.Stop : EscalationDecision.Continue;
}
