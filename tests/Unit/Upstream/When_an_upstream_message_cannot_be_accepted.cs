using Xunit;

namespace MarketingBus.Tests.Unit.Upstream;

public sealed class When_an_upstream_message_cannot_be_accepted : IDisposable
{
    readonly PersistentWorld world = new(tries: 3);

    [Fact]
    public async Task Should_accept_its_neighbours_and_give_it_up_alone()
    {
        world.Fake.Poison = "bad";

        var handling = world.Handle("good", "bad", "fine");
        world.Pass(10);
        var verdicts = await handling;

        Assert.Equal([null, "Told to fail.", null], verdicts.Select(x => x.Reason));
        Assert.Equal(["bad"], world.Fake.GivenUp);
        Assert.Equal(["good,bad,fine", "good", "bad", "bad", "bad", "fine"], world.Fake.Groups.Select(x => string.Join(",", x)));
    }

    [Fact]
    public async Task Should_wait_with_all_of_them_while_the_database_does_not_answer()
    {
        world.Fake.IsReady = false;

        var handling = world.Handle("one", "two");
        world.Pass(50);
        Assert.False(handling.IsCompleted);
        Assert.Empty(world.Fake.GivenUp);
        Assert.All(world.Fake.Groups, x => Assert.Equal(["one", "two"], x));
        Assert.True(world.Fake.Groups.Count > 20, $"{world.Fake.Groups.Count} tries");

        world.Fake.IsReady = true;
        world.Pass(1);
        Assert.All(await handling, x => Assert.Null(x.Reason));
    }

    [Fact]
    public async Task Should_not_blame_it_when_giving_up_fails_as_well()
    {
        world.Fake.Poison = "bad";
        world.Fake.CanGiveUp = false;

        var handling = world.Handle("bad");
        world.Pass(20);
        Assert.False(handling.IsCompleted);

        world.Fake.Poison = null;
        world.Pass(1);
        Assert.Null(Assert.Single(await handling).Reason);
    }

    [Fact]
    public async Task Should_pause_longer_and_longer()
    {
        world.Fake.IsReady = false;
        var handling = world.Handle("one");

        // Pauses of at least 150, 300 and 600 ms: within a second there is time for three at most.
        for (var i = 0; i < 100; i++)
            world.Time.Advance(TimeSpan.FromMilliseconds(10));

        Assert.InRange(world.Fake.Groups.Count, 3, 4);
        world.Fake.IsReady = true;
        world.Pass(1);
        await handling;
    }

    public void Dispose() => world.Dispose();
}
