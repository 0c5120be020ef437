using MarketingBus.Platform.Messaging.Transport;
using MassTransit;
using MassTransit.RabbitMqTransport;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>Keeps a session with the broker for as long as the process runs. Nothing is kept here: what a lost session did not acknowledge comes again.</summary>
internal sealed class UpstreamConsumer(
    PersistentHandler handler, UpstreamState state, UpstreamLog log, RabbitMqHostSettings host, IOptions<UpstreamOptions> upstream, IOptions<RabbitMqOptions> broker, TimeProvider time)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = new Pause(upstream.Value, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(pause, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                state.Lost(failure.GetBaseException().Message);
                log.Interrupted(failure.GetBaseException().Message);
                await pause.TakeAsync(stoppingToken);
            }
        }
    }

    async Task RunAsync(Pause pause, CancellationToken stoppingToken)
    {
        // Taken and given back again and again, messages would seem to be what ends the process, and RabbitMQ would give them up.
        await handler.WaitUntilReadyAsync(stoppingToken);
        await using var connection = await host.ConnectAsync("upstream", stoppingToken);
        connection.ConnectionBlockedAsync += (_, said) => state.LostAsync($"RabbitMQ takes no messages now: {said.Reason}.");
        connection.ConnectionUnblockedAsync += (_, _) => state.TakesAsync();
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stoppingToken);
        await using var confirmed = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null), stoppingToken);
        await UpstreamTopology.DeclareAsync(channel, upstream.Value, broker.Value, stoppingToken);

        state.Takes();
        log.Takes(upstream.Value.Exchange, upstream.Value.Queue);
        var errors = new ErrorQueue(confirmed, upstream.Value.ErrorQueueName(), time);
        await new UpstreamSession(channel, errors, handler, log, pause, upstream.Value).RunAsync(stoppingToken);
    }
}
