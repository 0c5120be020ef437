using System.Net.Sockets;
using MarketingBus.Data.Ingress;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Integration.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Databases;

public sealed class When_nobody_knows_whether_it_was_committed_on_sqlite() : When_nobody_knows_whether_it_was_committed(new InMemoryAndSqlite());

public sealed class When_nobody_knows_whether_it_was_committed_on_postgresql() : When_nobody_knows_whether_it_was_committed(new RabbitMqAndPostgreSql());

/// <summary>The connection breaks after the commit and before its answer.</summary>
public abstract class When_nobody_knows_whether_it_was_committed(IStores stores) : IAsyncLifetime
{
    EmbeddedWorld world = null!;
    BrokenCommits commits = null!;

    public async ValueTask InitializeAsync()
    {
        await stores.StartAsync();
        world = await EmbeddedWorld.StartAsync(settings: stores.Settings, configure: x => BrokenCommits.Into(made => commits = made)(x.Services));
        Assert.Equal(202, (await world.Http.SendJsonAsync("/api/events/leads", """{"lead_id":"before"}""")).Status);
    }

    public async ValueTask DisposeAsync()
    {
        commits.Loss = null;
        await world.DisposeAsync();
        await stores.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Should_be_accepted_once_by_whoever_does_as_the_answer_says()
    {
        var answer = await LostAsync(() => world.Http.SendJsonAsync("/api/events/leads", """{"lead_id":"L-1"}"""));

        Assert.Contains("may have been accepted", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var eventId = answer.Json.GetProperty("event_id").GetString();
        var again = await world.Http.SendJsonAsync("/api/events/leads", $$"""{"lead_id":"L-1","event_id":"{{eventId}}"}""");

        Assert.Equal("duplicate", again.Json.GetProperty("events")[0].GetProperty("status").GetString());
        await OneAsync();
    }

    [Fact]
    public async Task Should_say_the_id_of_each_place_of_an_array()
    {
        var answer = await LostAsync(() => world.Http.SendJsonAsync("/api/events/leads", """[{"lead_id":[5]},{"lead_id":"L-1"}]"""));

        var ids = answer.Json.GetProperty("event_ids");
        Assert.Null(ids[0].GetString());
        var again = await world.Http.SendJsonAsync("/api/events/leads", $$"""[{"lead_id":"L-1","event_id":"{{ids[1].GetString()}}"}]""");

        Assert.Equal("duplicate", again.Json.GetProperty("events")[0].GetProperty("status").GetString());
        await OneAsync();
    }

    async Task<Answer> LostAsync(Func<Task<Answer>> send)
    {
        commits.Loss = () => new DbUpdateException("The rows could not be written.", new SocketException((int)SocketError.ConnectionReset));
        var answer = await send();
        commits.Loss = null;
        return answer;
    }

    async Task OneAsync() => Assert.Equal(2, await world.ReadAsync(x => x.Set<AcceptedEvent>().CountAsync()));
}
