using MarketingBus.Platform.Messaging;
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
        var one = new RabbitMqErrorQueues(RabbitMqHost.SettingsOf(OptionsOf(broker), new RabbitMqTlsOptions(), "one"), TimeProvider.System);
        var other = new RabbitMqErrorQueues(RabbitMqHost.SettingsOf(OptionsOf(broker), new RabbitMqTlsOptions(), "other"), TimeProvider.System);
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

    /// <summary>More than a broker lets one consumer hold: each is seen once and in its order, those that are meant go, and the rest is as it was.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Should_get_to_the_end_of_a_long_queue_and_leave_the_others_in_their_order(bool quorum)
    {
        await using var broker = await ManagedBroker.CreateAsync();
        await KeepAsync(broker, count: 5_000, quorum: quorum);
        var errors = new RabbitMqErrorQueues(RabbitMqHost.SettingsOf(OptionsOf(broker), new RabbitMqTlsOptions(), "one"), TimeProvider.System);

        Assert.Equal(50, await errors.FindAsync([Queue], x => NumberOf(x) % 100 == 7, remove: true, TestContext.Current.CancellationToken));

        var seen = new List<int>();
        Assert.Equal(0, await errors.FindAsync([Queue], Note, remove: true, TestContext.Current.CancellationToken));
        Assert.Equal(Enumerable.Range(0, 5_000).Where(x => x % 100 != 7), seen);

        bool Note(KeptMessage message)
        {
            seen.Add(NumberOf(message));
            return false;
        }
    }

    [Fact]
    public async Task Should_lose_nothing_when_a_search_is_broken_off()
    {
        await using var broker = await ManagedBroker.CreateAsync();
        await KeepAsync(broker, count: 1_000);
        var errors = new RabbitMqErrorQueues(RabbitMqHost.SettingsOf(OptionsOf(broker), new RabbitMqTlsOptions(), "one"), TimeProvider.System);

        await Assert.ThrowsAsync<InvalidOperationException>(() => errors.FindAsync(
            [Queue], x => NumberOf(x) == 500 ? throw new InvalidOperationException("It stops here.") : NumberOf(x) < 10, remove: true, TestContext.Current.CancellationToken));

        Assert.Equal(990, await errors.FindAsync([Queue], _ => true, remove: false, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Should_look_at_what_nobody_there_knew_as_well()
    {
        await using var broker = await ManagedBroker.CreateAsync();
        await KeepAsync(broker, count: 1, "take-parcel_skipped");
        var errors = new RabbitMqErrorQueues(RabbitMqHost.SettingsOf(OptionsOf(broker), new RabbitMqTlsOptions(), "one"), TimeProvider.System);

        Assert.Equal(1, await errors.FindAsync([Queue], x => x.Queue == "take-parcel_skipped", remove: true, TestContext.Current.CancellationToken));
        Assert.Equal(0, await errors.FindAsync([Queue], _ => true, remove: false, TestContext.Current.CancellationToken));
    }

    static int NumberOf(KeptMessage message) => int.Parse(message.Body.Span, System.Globalization.CultureInfo.InvariantCulture);

    static async Task KeepAsync(ManagedBroker broker, int count, string? queue = null, bool quorum = false)
    {
        queue ??= QueueArguments.ErrorQueueOf(Queue);
        await using var connection = await broker.ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), TestContext.Current.CancellationToken);
        var arguments = QueueArguments.OfFailures(new RabbitMqOptions { QuorumQueues = quorum });
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: TestContext.Current.CancellationToken);
        foreach (var some in Enumerable.Range(0, count).Chunk(500))
            await Task.WhenAll(some.Select(x => channel.BasicPublishAsync("", queue, System.Text.Encoding.ASCII.GetBytes($"{x}"), TestContext.Current.CancellationToken).AsTask()));
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
