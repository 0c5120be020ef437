using MarketingBus.Platform.Messaging.Transport;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;
using Xunit;

namespace MarketingBus.Tests.Unit.Transport;

public sealed class When_the_broker_ends_a_connection
{
    [Theory]
    [InlineData(ShutdownInitiator.Library, Constants.InternalError)]
    [InlineData(ShutdownInitiator.Peer, Constants.ConnectionForced)]
    [InlineData(ShutdownInitiator.Peer, Constants.InternalError)]
    public void Should_wait_for_it(ShutdownInitiator initiator, ushort code) => Assert.Null(RefusalOf(initiator, code));

    [Theory]
    [InlineData(Constants.NotAllowed)]
    [InlineData(Constants.AccessRefused)]
    public void Should_say_what_it_has_against_us(ushort code) => Assert.Contains("the reason", RefusalOf(ShutdownInitiator.Peer, code), StringComparison.Ordinal);

    static string? RefusalOf(ShutdownInitiator initiator, ushort code) =>
        RabbitMqRefusal.Of(new OperationInterruptedException(new ShutdownEventArgs(initiator, code, "the reason")), new RabbitMqOptions());
}
