using MarketingBus.Contracts;
using MarketingBus.Data.Consents;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Engagement;

public sealed class When_a_refusal_comes_before_a_message_goes_out
{
    const string Address = "ada@b.example";

    static readonly LeadProfile Lead = new() { LeadId = "L1", Email = Address, GdprConsent = true };
    static readonly EngageLead Command = EngagementWorld.Command(Lead);

    [Fact]
    public async Task Should_hold_back_a_command_that_was_given_before()
    {
        await using var world = await EngagementWorld.StartAsync();
        await world.KeepAsync(Word(ConsentState.Granted, 1));
        await world.KeepAsync(Word(ConsentState.Refused, 2));

        await world.SendAsync(Command);

        Assert.Equal("no_consent", Assert.Single(Assert.Single(await world.RefusedAsync(1)).Reasons).Code);
        Assert.Empty(world.Sender.Messages);
    }

    [Fact]
    public async Task Should_hold_back_the_next_try_of_what_failed()
    {
        await using var world = await EngagementWorld.StartAsync(new FakeSender(failures: 1));
        await world.SendAsync(Command);
        await world.RefusedAsync(1);
        await world.KeepAsync(Word(ConsentState.Refused, 2));

        await world.SendAsync(Command with { Attempt = 2 });

        Assert.Equal("no_consent", (await world.RefusedAsync(2))[1].Reasons[0].Code);
        Assert.Single(world.Sender.Messages);
    }

    [Fact]
    public async Task Should_hold_back_what_the_provider_is_about_to_get_within_a_batch()
    {
        await using var world = await EngagementWorld.StartAsync(new FakeSender(recognisesRepeats: false), null, EngagementWorld.Together);
        var last = EngagementWorld.Command(Lead with { LeadId = "L3", Email = "last@b.example" });
        world.Sender.OnSent = message => message.Lead.LeadId switch
        {
            "L1" => world.SendAsync(EngagementWorld.Command(Lead with { LeadId = "L2", Email = "second@b.example" }), last),
            "L2" => world.KeepAsync(Word(ConsentState.Refused, 2, last.JourneyId)),
            _ => Task.CompletedTask,
        };

        await world.SendAsync(Command);

        Assert.Equal("no_consent", Assert.Single(await world.RefusedAsync(1)).Reasons[0].Code);
        Assert.Equal(["L1", "L2"], world.Sender.Messages.Select(x => x.Lead.LeadId));
    }

    [Theory]
    [InlineData(ConsentState.Refused, "no_consent")]
    [InlineData(ConsentState.Withdrawn, "unsubscribed")]
    [InlineData(ConsentState.Complained, "complained")]
    public async Task Should_count_under_another_id_with_the_address(ConsentState state, string reason)
    {
        await using var world = await EngagementWorld.StartAsync();
        var other = MarketingIds.Journey("web", "L-9");
        await world.KeepAsync(await NamedAsync(world, other));
        await world.KeepAsync(Word(state, 2, other));
        await world.KeepAsync(Word(ConsentState.Granted, 3));

        await world.SendAsync(Command);

        Assert.Equal(reason, Assert.Single(await world.RefusedAsync(1)).Reasons[0].Code);
    }

    [Fact]
    public async Task Should_count_for_nobody_else()
    {
        await using var world = await EngagementWorld.StartAsync();
        await world.KeepAsync(Word(ConsentState.Withdrawn, 2, MarketingIds.Journey("web", "L-9")));

        await world.SendAsync(Command);

        Assert.Single(await world.EngagedAsync(1));
    }

    [Fact]
    public async Task Should_be_lifted_by_a_later_yes_of_the_same_journey_only()
    {
        await using var world = await EngagementWorld.StartAsync();
        var other = MarketingIds.Journey("web", "L-9");
        await world.KeepAsync(await NamedAsync(world, other));
        await world.KeepAsync(Word(ConsentState.Refused, 2, other));
        await world.SendAsync(Command);
        await world.RefusedAsync(1);

        await world.KeepAsync(Word(ConsentState.Granted, 3, other));
        await world.SendAsync(EngagementWorld.Command(Lead));

        Assert.Single(await world.EngagedAsync(1));
    }

    static ConsentEntry Word(ConsentState state, long sequence, Guid? journeyId = null) =>
        new() { EntryId = Guid.NewGuid(), Sequence = sequence, JourneyId = journeyId ?? Command.JourneyId, State = state, Source = ConsentSource.Lead };

    /// <summary>As the intake remembers an event of that journey with the address.</summary>
    static async Task<AcceptedEvent> NamedAsync(EngagementWorld world, Guid journeyId) => new()
    {
        EventId = Guid.NewGuid(),
        Kind = "lead",
        SubjectId = journeyId,
        ContentHash = "",
        AddressHash = (await world.World.Services.GetRequiredService<InstallationSecret>().GetAsync(TestContext.Current.CancellationToken)).OfAddress(Address),
    };
}
