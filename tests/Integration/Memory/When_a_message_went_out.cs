using MarketingBus.Contracts;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory;

public sealed class When_a_message_went_out : MemoryWorld
{
    [Fact]
    public async Task Should_add_to_the_conversation_and_to_what_is_known_of_the_segment()
    {
        await SeedAsync(TriagedLead);
        await PublishAsync(Triaged);
        await RememberedAsync(1);
        await PublishAsync(Engaged);
        await RememberedAsync(2);

        var context = (await AskAsync<IShortTermMemory, ConversationContext?>(x => x.GetAsync("c-1", Cancellation)))!.Context;
        Assert.Equal("sms", context["last_channel"].GetString());
        Assert.Equal("demo_invite", context["last_engagement_type"].GetString());
        Assert.Equal(Noon, context["last_engaged_at"].GetDateTimeOffset());
        Assert.Equal(82, context["last_score"].GetDouble());

        var reached = await AskAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(new(Predicate: "reached_by"), 100, Cancellation));
        Assert.Equal(("SaaS/Founder", "sms"), (Assert.Single(reached).Subject, reached[0].Object));
    }
}
