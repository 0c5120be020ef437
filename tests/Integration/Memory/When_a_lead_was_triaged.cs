using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory;

public sealed class When_a_lead_was_triaged : MemoryWorld
{
    [Fact]
    public async Task Should_remember_facts_preferences_and_the_conversation()
    {
        await PublishAsync(Triaged);
        await RememberedAsync(1);

        var facts = await AskAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(new(), 100, Cancellation));
        Assert.Equal(
            ["company:Acme in_industry SaaS", "lead:crm/L-1 is_a Founder", "lead:crm/L-1 located_in EU", "lead:crm/L-1 works_at company:Acme", "lead:crm/L-1 works_in SaaS"],
            facts.Select(x => $"{x.Subject} {x.Predicate} {x.Object}").Order(StringComparer.Ordinal));

        var lead = (await AskAsync<ILongTermMemory, IReadOnlyDictionary<Guid, LeadMemory>>(x => x.GetAsync([Journey], Cancellation)))[Journey];
        Assert.Equal("email", lead.Preferences["preferred_channel"]);

        var conversation = await AskAsync<IShortTermMemory, ConversationContext?>(x => x.GetAsync("c-1", Cancellation));
        Assert.Equal(82, conversation!.Context["last_score"].GetDouble());
        Assert.Equal("Campaign Qualified", conversation.Context["last_category"].GetString());
    }

    [Fact]
    public async Task Should_let_the_later_triage_of_one_batch_win()
    {
        await PublishAsync(Triaged with { Score = 90, JourneyVersion = 2 }, Triaged with { Score = 10, JourneyVersion = 1 });
        await RememberedAsync(2);

        var conversation = await AskAsync<IShortTermMemory, ConversationContext?>(x => x.GetAsync("c-1", Cancellation));
        Assert.Equal(90, conversation!.Context["last_score"].GetDouble());
    }

    [Fact]
    public async Task Should_remember_no_personal_data()
    {
        var soleTrader = Founder with { LeadId = "bob@example.com", Company = "ADA LOVELACE " };
        await SeedAsync(TriagedLead);
        await PublishAsync(Triaged, Triaged with { Lead = soleTrader }, Told(EngagementKind.Complained), Told(EngagementKind.Converted));
        await RememberedAsync(4);

        var remembered = string.Join('\n', await World.ReadAsync(async database => (string[])
            [
                .. await database.Set<RememberedFact>().Select(x => x.Subject + " " + x.Object).ToListAsync(Cancellation),
                .. (await database.Set<RememberedEpisode>().ToListAsync(Cancellation)).Select(x =>
                    $"{x.Scenario} {string.Join(' ', x.Actions)} {string.Join(' ', x.Situation.Values)} {x.Notes}"),
            ]));
        Assert.Contains($"lead:{Journey} Founder", remembered, StringComparison.Ordinal);
        foreach (var personal in new[] { "@", "Ada", "Lovelace", "491701234567" })
            Assert.DoesNotContain(personal, remembered, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Should_lose_nothing_when_three_endpoints_write_about_one_lead_at_once()
    {
        await PublishAsync([.. Enumerable.Range(0, 120).SelectMany(i => (object[])
            [
                Triaged with { Score = i % 100, TriagedAt = Noon.AddSeconds(i) },
                Told(EngagementKind.Clicked),
                Engaged with { EngagedAt = Noon.AddSeconds(i) },
            ])]);
        await RememberedAsync(360);

        var lead = (await AskAsync<ILongTermMemory, IReadOnlyDictionary<Guid, LeadMemory>>(x => x.GetAsync([Journey], Cancellation)))[Journey];
        Assert.Equal(120, lead.Engagements);
        Assert.Equal(120, lead.ResponsesByChannel["email"]);
        Assert.Equal("email", lead.Preferences["preferred_channel"]);

        var conversation = await AskAsync<IShortTermMemory, ConversationContext?>(x => x.GetAsync("c-1", Cancellation));
        Assert.Equal(["last_category", "last_channel", "last_engaged_at", "last_engagement_type", "last_score", "last_triaged_at"],
            conversation!.Context.Keys.Order());
    }
}
