using System.Net;
using MarketingBus.Bench.Pipeline.Flow;
using MarketingBus.Bench.Pipeline.Ground;
using MarketingBus.Bench.Pipeline.Http;
using MarketingBus.Bench.Pipeline.Journey;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace MarketingBus.Bench.Pipeline.Cases;

/// <summary>
/// A bare minimal-API endpoint: it reads the same body, publishes a message of the product's size for each event with RabbitMQ.Client, awaits the confirms and says 202. It checks and remembers nothing.
/// </summary>
internal sealed class BareIngressCase(string name, int batch) : IPipelineCase
{
    const int Connections = 32;
    const int Channels = 4;
    const string Exchange = "bare";

    static readonly BasicProperties Properties = new() { Persistent = true, ContentType = "application/json" };

    public string Name => name;

    public async Task<CaseResult> RunAsync(CaseGround ground, CaseSettings settings, CancellationToken cancellationToken)
    {
        var body = (await FlowBodies.CaptureAsync(ground, cancellationToken))[0];
        await using var sink = await BrokerSink.OpenAsync(ground, Exchange, cancellationToken);
        await using var connection = await ground.Broker().CreateConnectionAsync(cancellationToken);
        var channels = new IChannel[Channels];
        for (var i = 0; i < Channels; i++)
            channels[i] = await connection.CreateChannelAsync(new CreateChannelOptions(true, true, null), cancellationToken);

        await using var app = Build(channels, body);
        await app.StartAsync(cancellationToken);
        using var poster = new Poster(app.Urls.First(), Connections);
        var bodies = new LeadBodies("bench");
        await poster.PostAsync("leads", IngressCase.Bodies(bodies, "W-", settings.WarmUp, batch), HttpStatusCode.Accepted, cancellationToken);
        await sink.HoldsAsync(settings.WarmUp, cancellationToken);

        var measured = IngressCase.Bodies(bodies, "M-", settings.Count, batch);
        var started = TimeProvider.System.GetTimestamp();
        await poster.PostAsync("leads", measured, HttpStatusCode.Accepted, cancellationToken);
        await sink.HoldsAsync(settings.WarmUp + settings.Count, cancellationToken);
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        await app.StopAsync(cancellationToken);
        return new CaseResult(Name, new Dictionary<string, double> { [CaseResult.EventsPerSecond] = settings.Count / elapsed.TotalSeconds });
    }

    WebApplication Build(IChannel[] channels, ReadOnlyMemory<byte> message)
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var next = 0u;
        app.MapPost("/leads", async (HttpRequest request, CancellationToken cancellationToken) =>
        {
            await request.Body.CopyToAsync(Stream.Null, cancellationToken);
            var channel = channels[Interlocked.Increment(ref next) % Channels];
            if (batch == 1)
                await PublishAsync(channel);
            else
                await Task.WhenAll(Enumerable.Range(0, batch).Select(_ => PublishAsync(channel)));

            return TypedResults.Accepted((string?)null);

            Task PublishAsync(IChannel channel) => channel.BasicPublishAsync(Exchange, "", mandatory: false, Properties, message, cancellationToken).AsTask();
        });
        return app;
    }
}
