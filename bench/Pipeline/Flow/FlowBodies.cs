using MarketingBus.Bench.Pipeline.Ground;
using MarketingBus.Platform.Hosting;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace MarketingBus.Bench.Pipeline.Flow;

/// <summary>The bytes of the flow's three messages as they are on the wire, as the product sends them, taken from the broker.</summary>
internal static class FlowBodies
{
    const string Queue = "bodies";
    const int Tries = 500;

    public static async Task<IReadOnlyList<ReadOnlyMemory<byte>>> CaptureAsync(CaseGround ground, CancellationToken cancellationToken)
    {
        await using var app = await ServiceHost.StartAsync(
            ["--urls=http://127.0.0.1:0", .. ground.Settings.Select(x => $"--{x}")], [new GroupedFlowModule()],
            builder => builder.Logging.SetMinimumLevel(LogLevel.Warning), cancellationToken);
        var bus = app.Services.GetRequiredService<IBus>();
        await using var connection = await ground.Broker().CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);

        var received = new FlowLeads().Draw("B-", 1)[0];
        var score = new ScoreLead { JourneyId = received.JourneyId, SourceSystem = received.SourceSystem, Lead = received.Lead };
        object[] messages = [received, score, LeadScoring.Score(score)];
        var bodies = new List<ReadOnlyMemory<byte>>();
        foreach (var message in messages)
        {
            await channel.BindQuorumQueueAsync(bus.ExchangeOf(message.GetType()), Queue, cancellationToken);
            await bus.Publish(message, message.GetType(), cancellationToken);
            bodies.Add(await GetAsync(channel, cancellationToken));
        }

        await channel.QueueDeleteAsync(Queue, cancellationToken: cancellationToken);
        await app.StopAsync(cancellationToken);
        return bodies;
    }

    /// <summary>Where the bus publishes a message of this type.</summary>
    public static string ExchangeOf(this IBus bus, Type messageType) =>
        bus.Topology.TryGetPublishAddress(messageType, out var address)
            ? address.AbsolutePath.Split('/')[^1]
            : throw new InvalidOperationException($"The bus does not say where it publishes {messageType.Name}.");

    static async Task<ReadOnlyMemory<byte>> GetAsync(IChannel channel, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await channel.BasicGetAsync(Queue, autoAck: true, cancellationToken) is { } message)
                return message.Body.ToArray();

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellationToken);
        }

        throw new TimeoutException("The published message did not arrive.");
    }
}
