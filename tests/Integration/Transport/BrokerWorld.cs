using System.Globalization;
using System.Text;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging.Live;
using MarketingBus.Tests.Support;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace MarketingBus.Tests.Integration.Transport;

/// <summary>A process without a database, on a virtual host of its own.</summary>
internal sealed class BrokerWorld : IAsyncDisposable
{
    readonly List<WebApplication> processes = [];

    BrokerWorld(ManagedBroker broker) => Broker = broker;

    public ManagedBroker Broker { get; }

    public Seen Seen { get; } = new();

    public IServiceProvider Services => processes[^1].Services;

    public IBus Bus => Services.GetRequiredService<IBus>();

    public IBusControl BusControl => Services.GetRequiredService<IBusControl>();

    public ILiveEvents Live => Services.GetRequiredService<ILiveEvents>();

    public IHostApplicationLifetime Lifetime => processes[^1].Lifetime;

    public static async Task<BrokerWorld> CreateAsync() => new(await ManagedBroker.CreateAsync());

    /// <summary>A world with one process, with settings such as "RabbitMq:DeliveryLimit=2".</summary>
    public static async Task<BrokerWorld> StartAsync(Action<IBusRegistrationConfigurator> bus, params string[] settings)
    {
        var world = await CreateAsync();
        try
        {
            await world.StartProcessAsync(bus, settings);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    public async Task StartProcessAsync(Action<IBusRegistrationConfigurator> bus, params string[] settings)
    {
        string[] args = ["--urls=http://127.0.0.1:0", "--Outbox:RetryLimit=1", .. Broker.Settings, .. settings.Select(x => $"--{x}")];
        processes.Add(await ServiceHost.StartAsync(args, [new SeenModule(Seen, bus)], builder => builder.Logging.ClearProviders()));
    }

    public async Task StopProcessAsync()
    {
        await processes[^1].StopAsync();
        await processes[^1].DisposeAsync();
        processes.RemoveAt(processes.Count - 1);
    }

    /// <summary>Takes one message from a queue as any client would, and leaves it there unless told to take it away.</summary>
    public async Task<BasicGetResult> GetAsync(string queue, bool take = false)
    {
        // Some queues are made with their first message; asking for one that is not there yet would close the channel.
        await Waiting.EventuallyAsync(() => Broker.ListAsync("queues"), x => x.Any(q => (string)q!["name"]! == queue), $"the queue {queue}");
        await using var connection = await Broker.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        return (await Waiting.EventuallyAsync(() => channel.BasicGetAsync(queue, autoAck: take), x => x is not null, $"a message in {queue}"))!;
    }

    public async Task<uint> CountAsync(string queue)
    {
        await using var connection = await Broker.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        return await channel.MessageCountAsync(queue);
    }

    /// <summary>Puts a message into a queue as any client would.</summary>
    public async Task PublishRawAsync(string queue, ReadOnlyMemory<byte> body, BasicProperties properties)
    {
        await using var connection = await Broker.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync("", queue, mandatory: true, properties, body);
    }

    /// <summary>Takes a message and loses the connection before it answers, as a process does that the message killed; false when none is left.</summary>
    public async Task<bool> TakeAndDieAsync(string queue)
    {
        await using var connection = await Broker.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        return await channel.BasicGetAsync(queue, autoAck: false) is not null;
    }

    public static string? TextOf(object? header) => header switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => Convert.ToString(header, CultureInfo.InvariantCulture),
    };

    public async ValueTask DisposeAsync()
    {
        while (processes.Count > 0)
            await StopProcessAsync();

        await Broker.DisposeAsync();
    }
}
