using System.Net;
using MarketingBus.Bench.Pipeline.Ground;
using MarketingBus.Bench.Pipeline.Http;
using MarketingBus.Bench.Pipeline.Journey;
using MarketingBus.Host.Embedded;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Bench.Pipeline.Cases;

/// <summary>
/// (j) The real journey: every module in one process on the servers. Leads are posted in batches; the clock runs from the first post until all journeys are completed
/// and the last message that followed from them, memory's included, has been dealt with.
/// </summary>
internal sealed class JourneyCase : IPipelineCase
{
    const int Batch = 200;
    const int Connections = 2;

    public string Name => "journey";

    public async Task<CaseResult> RunAsync(CaseGround ground, CaseSettings settings, CancellationToken cancellationToken)
    {
        await using var world = await JourneyWorld.StartAsync(ground, EmbeddedModules.All(), cancellationToken);
        using var poster = new Poster(world.Url, Connections);
        var inboxBefore = await world.CountAsync<InboxState>(cancellationToken);
        await RunLeadsAsync(world, poster, settings.WarmUp, cancellationToken);

        using var commands = new DatabaseCommands();
        var received = world.Counter.Received;
        var before = await ServerUse.ReadAsync(ground, cancellationToken);
        var last = await RunLeadsAsync(world, poster, settings.Count, cancellationToken);
        var after = await ServerUse.ReadAsync(ground, cancellationToken);

        var result = CaseResult.OfMessages(
            Name, settings.Count, world.Counter.Received - received, before, after, TimeProvider.System.GetElapsedTime(before.Timestamp, last));
        result.Figures["app_cpu_us_per_lead"] = (after.AppCpu - before.AppCpu) / settings.Count;
        result.Figures["broker_cpu_us_per_lead"] = (after.BrokerCpu - before.BrokerCpu) / settings.Count;
        result.Figures["database_cpu_us_per_lead"] = (after.DatabaseCpu - before.DatabaseCpu) / settings.Count;
        result.Figures["database_commands_per_lead"] = (double)commands.Count / settings.Count;
        result.Figures["inbox_rows_before"] = inboxBefore;
        result.Figures["inbox_rows_after"] = await world.CountAsync<InboxState>(cancellationToken);
        result.Figures["outbox_rows_after"] = await world.CountAsync<OutboxMessage>(cancellationToken);
        return result;
    }

    static async Task<long> RunLeadsAsync(JourneyWorld world, Poster poster, int count, CancellationToken cancellationToken)
    {
        // A name of its own, since a database may have seen the same leads before.
        var sourceSystem = $"bench-{Guid.NewGuid():N}";
        await poster.PostAsync("api/events/leads", new LeadBodies(sourceSystem).Batches("J-", count, Batch), HttpStatusCode.Accepted, cancellationToken);
        return await world.SettleAsync(sourceSystem, count, cancellationToken);
    }
}
