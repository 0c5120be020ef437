using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Databases;

/// <summary>The disk is full: everything can be read, and nothing written.</summary>
public sealed class When_the_database_has_no_room : IAsyncLifetime
{
    const int Full = 13;

    EmbeddedWorld world = null!;
    BrokenCommits commits = null!;

    public async ValueTask InitializeAsync() =>
        world = await EmbeddedWorld.StartAsync(settings: ["Retry:OutagePause=00:00:00.050", "Retry:LongestOutagePause=00:00:00.200"], configure: x => BrokenCommits.Into(made => commits = made)(x.Services));

    public ValueTask DisposeAsync()
    {
        commits.Refusal = null;
        return world.DisposeAsync();
    }

    [Fact]
    public async Task Should_say_that_a_server_is_away_and_take_no_message_for_guilty()
    {
        Assert.Equal(202, (await world.Http.SendJsonAsync("/api/events/leads", """{"lead_id":"before"}""")).Status);
        commits.Refusal = () => new DbUpdateException("A row could not be written.", new SqliteException("database or disk is full", Full));

        var answer = await world.Http.SendJsonAsync("/api/events/leads", """{"lead_id":"L-1"}""");
        Assert.Equal(503, answer.Status);
        Assert.Contains("is away", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var ready = await world.Http.ReadAsync("/health/ready");
        Assert.Equal((503, "unhealthy"), (ready.Status, ready.Json.GetProperty("checks").GetProperty("database").GetString()));

        commits.Refusal = null;
        await world.EventuallyAsync(x => x.Set<LeadJourneyState>().CountAsync(j => j.CurrentState != StateNames.Triaging && j.CurrentState != StateNames.Engaging), x => x == 1, "the lead that was accepted before");
        Assert.Equal(0, await world.ReadAsync(x => x.Set<FaultedMessage>().CountAsync()));
        await Waiting.EventuallyAsync(async () => (await world.Http.ReadAsync("/health/ready")).Status, x => x == 200, "it is ready again");
    }
}
