using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Integration.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Databases;

/// <summary>Somebody looks at one journey with a transaction open, as people do with psql.</summary>
public sealed class When_one_journey_is_locked : IAsyncLifetime
{
    const int Others = 200;

    static readonly string[] Ends = [StateNames.AwaitingManager, StateNames.Completed, StateNames.Faulted];

    readonly RabbitMqAndPostgreSql stores = new();
    EmbeddedWorld world = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await stores.StartAsync();
        world = await EmbeddedWorld.StartAsync(settings: stores.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await stores.DisposeAsync();
    }

    [Fact]
    public async Task Should_take_every_other_lead_to_its_end_meanwhile()
    {
        await SendAsync("""{"lead_id":"locked","email":"locked@example.com"}""");
        await DoneAsync(1);
        await using (var holder = stores.Open())
        {
            await holder.Database.BeginTransactionAsync(Cancellation);
            await holder.Set<LeadJourneyState>().ExecuteUpdateAsync(x => x.SetProperty(j => j.UpdatedAt, j => j.UpdatedAt), Cancellation);
            await SendAsync("""{"lead_id":"locked","email":"locked@example.com","company":"New GmbH"}""");

            await SendAsync($"[{string.Join(',', Enumerable.Range(0, Others).Select(x => $$"""{"lead_id":"free-{{x}}","email":"free-{{x}}@example.com"}"""))}]");
            await DoneAsync(Others + 1);
        }

        await world.EventuallyAsync(
            x => x.Set<LeadJourneyState>().AsNoTracking().SingleAsync(j => j.LeadId == "locked"), x => x.Lead!.Company == "New GmbH", "the version that had to wait");
        Assert.Equal(0, await world.ReadAsync(x => x.Set<FaultedMessage>().CountAsync(Cancellation)));
    }

    async Task SendAsync(string body) => Assert.Equal(202, (await world.Http.SendJsonAsync("/api/events/leads", body)).Status);

    Task<int> DoneAsync(int count) => world.EventuallyAsync(
        x => x.Set<LeadJourneyState>().CountAsync(j => Ends.Contains(j.CurrentState)), x => x >= count, $"{count} journeys at their end");
}
