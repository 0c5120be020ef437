using CsCheck;
using MarketingBus.Tests.Unit.ModelCheck.Outbox;
using Xunit;

namespace MarketingBus.Tests.Unit.ModelCheck;

/// <summary>The protocol of the outbox on a broker: commit, send, confirm, delete, acknowledge, sweep and prune in two processes that crash and lose their connections.</summary>
public sealed class When_messages_pass_through_the_outbox(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    public void Should_lose_nothing_and_do_nothing_twice_whatever_happens(int crashes, int lostConnections)
    {
        var (states, counterexample) = Explore(Traffic.Of(1, Flaw.None, crashes, lostConnections));

        output.WriteLine($"{states:N0} states");
        Assert.Null(counterexample);
        Assert.InRange(states, 10_000, int.MaxValue);
    }

    [Fact]
    public void Should_lose_nothing_and_do_nothing_twice_with_many_messages_and_much_bad_luck() =>
        Gen.Byte.Array[0, 120].Sample(choices => Walk.Of(Much(Flaw.None), choices).Fault is null,
            iter: 10_000, print: choices => string.Join('\n', Walk.Of(Much(Flaw.None), choices).Way));

    [Fact]
    public void Should_catch_a_protocol_that_deletes_before_it_sends_by_chance_as_well()
    {
        var caught = Assert.ThrowsAny<Exception>(() =>
            Gen.Byte.Array[0, 120].Sample(choices => Walk.Of(Much(Flaw.DeletesBeforeSending), choices).Fault is null, iter: 10_000));

        Assert.Contains("CsCheck_Seed", caught.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Flaw.DeletesBeforeSending), "a message was lost")]
    [InlineData(nameof(Flaw.AcknowledgesBeforeCommitting), "a message was lost")]
    [InlineData(nameof(Flaw.WritesInboxAfterCommitting), "an effect was done twice")]
    [InlineData(nameof(Flaw.NeverSweeps), "a message was lost")]
    [InlineData(nameof(Flaw.DoesWhatItMayHaveForgotten), "an effect was done twice")]
    [InlineData(nameof(Flaw.CommitsWithoutLookingAgain), "an effect was done twice")]
    public void Should_catch_a_protocol_that(string flaw, string fault)
    {
        var (_, counterexample) = Explore(Traffic.Of(1, Enum.Parse<Flaw>(flaw), crashes: 1, lostConnections: 1));

        output.WriteLine(counterexample ?? "nothing found");
        Assert.EndsWith(fault, counterexample);
    }

    static Traffic Much(Flaw flaw) => Traffic.Of(3, flaw, crashes: 3, lostConnections: 3);

    static (int States, string? Counterexample) Explore(Traffic traffic) => Exploration.Of(traffic, x => x.Steps(), x => x.Fault());
}
