using MarketingBus.Data;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence;
using MarketingBus.Tests.Support;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Messaging;

/// <summary>A suite of inbox, outbox and sagas that holds on every transport and database.</summary>
public abstract class ProbeTest(IStores stores) : IAsyncLifetime
{
    protected static IEnumerable<string> OftenSwept => ["Outbox:SweepInterval=00:00:00.200"];

    protected IStores Stores => stores;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await stores.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await stores.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A process with the probe consumers, and more modules when given.</summary>
    internal Task<EmbeddedWorld> StartAsync(ProbeLog? log = null, IEnumerable<string>? settings = null, params ServiceModule[] modules) =>
        EmbeddedWorld.StartAsync([new DataModule(), new ProbeModule(log ?? new ProbeLog()), .. modules], [.. stores.Settings, .. settings ?? []]);

    /// <summary>As a process writes them, and ends before it delivers one.</summary>
    protected async Task LeaveAsync(int count, int? unsendable = null)
    {
        List<OutboxMessage> rows = [];
        await using (var world = await StartAsync())
        {
            await world.InScopeAsync(async services =>
            {
                for (var number = 0; number < count; number++)
                    await services.GetRequiredService<IPublishEndpoint>().Publish(new ProbeSent { Key = Guid.NewGuid() });
                rows.AddRange(services.GetRequiredService<UnitOfWork>().Unsent);
            });
        }

        foreach (var row in rows)
            row.SentTime = DateTimeOffset.UnixEpoch;
        if (unsendable is { } place)
            rows[place].Destination = "nowhere";

        await using var database = Stores.Open();
        database.AddRange(rows);
        await database.SaveChangesAsync(Cancellation);
    }
}
