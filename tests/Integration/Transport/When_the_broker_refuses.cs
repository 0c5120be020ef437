using MassTransit;
using Xunit;

namespace MarketingBus.Tests.Integration.Transport;

public sealed class When_the_broker_refuses
{
    [Fact]
    public async Task Should_say_which_queue_was_made_with_another_type_and_what_to_do()
    {
        await using var world = await BrokerWorld.StartAsync(Consumers, "RabbitMq:QuorumQueues=false");
        await world.StopProcessAsync();

        var failure = await FailureAsync(world);

        Assert.StartsWith("The queue 'take-parcel", failure, StringComparison.Ordinal);
        Assert.Contains("inequivalent arg 'x-queue-type'", failure, StringComparison.Ordinal);
        Assert.Contains("RabbitMq:QuorumQueues", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_say_that_the_password_is_wrong()
    {
        await using var world = await BrokerWorld.CreateAsync();
        Assert.EndsWith("refuses the user 'marketingbus'. Check RabbitMq:Username and RabbitMq:Password.", await FailureAsync(world, "RabbitMq:Password=wrong"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_say_that_the_virtual_host_is_not_there()
    {
        await using var world = await BrokerWorld.CreateAsync();
        Assert.Contains("into the virtual host 'nowhere'", await FailureAsync(world, "RabbitMq:VirtualHost=nowhere"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_not_speak_TLS_to_a_broker_that_does_not()
    {
        await using var world = await BrokerWorld.CreateAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.StartProcessAsync(Consumers, "RabbitMq:Tls:Enabled=true"));
    }

    static void Consumers(IBusRegistrationConfigurator bus) => bus.AddConsumer<TakeParcelConsumer>();

    static async Task<string> FailureAsync(BrokerWorld world, params string[] settings) =>
        (await Assert.ThrowsAsync<InvalidOperationException>(() => world.StartProcessAsync(Consumers, settings))).Message;
}
