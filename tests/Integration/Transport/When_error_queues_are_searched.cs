using MarketingBus.Platform.Messaging.Transport;
using MarketingBus.Tests.Support;
using RabbitMQ.Client;
using Xunit;

namespace MarketingBus.Tests.Integration.Transport;

public sealed class When_error_queues_are_searched
{
    const string Queue = "take-parcel";

    /// <summary>Whoever looks has the messages to itself meanwhile: another who looked at them then would find none, and say that somebody is forgotten.</summary>
    [Fact]
    public async Task Should_show_all_to_each_who_looks_at_once()
    {
        await using var broker = await ManagedBroker.CreateAsync();
        await KeepAsync(broker, count: 2);
        var one = new RabbitMqErrorQueues(RabbitMqHost.SettingsOf(OptionsOf(broker), new RabbitMqTlsOptions(), "one"));
        var other = new RabbitMqErrorQueues(RabbitMqHost.SettingsOf(OptionsOf(broker), new RabbitMqTlsOptions(), "other"));
        var looks = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var goOn = new ManualResetEventSlim();

        var first = one.FindAsync([Queue], _ =>
        {
            looks.TrySetResult();
            return !goOn.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }, remove: false, TestContext.Current.CancellationToken);
        await looks.Task;
        var second = other.FindAsync([Queue], _ => true, remove: true, TestContext.Current.CancellationToken);
        await Task.WhenAny(second, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken));
        goOn.Set();

        Assert.Equal(0, await first);
        Assert.Equal(2, await second);
        Assert.Equal(0, await one.FindAsync([Queue], _ => true, remove: false, TestContext.Current.CancellationToken));
    }

    static async Task KeepAsync(ManagedBroker broker, int count)
    {
        await using var connection = await broker.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), TestContext.Current.CancellationToken);
        await channel.QueueDeclareAsync(QueueArguments.ErrorQueueOf(Queue), durable: true, exclusive: false, autoDelete: false, cancellationToken: TestContext.Current.CancellationToken);
        for (var number = 0; number < count; number++)
            await channel.BasicPublishAsync("", QueueArguments.ErrorQueueOf(Queue), ReadOnlyMemory<byte>.Empty, TestContext.Current.CancellationToken);
    }

    static RabbitMqOptions OptionsOf(ManagedBroker broker)
    {
        var user = Servers.RabbitMq.UserInfo.Split(':');
        return new RabbitMqOptions
        {
            Host = Servers.RabbitMq.Host, Port = (ushort)Servers.RabbitMq.Port, VirtualHost = broker.VirtualHost, Username = user[0], Password = user[1],
        };
    }
}
