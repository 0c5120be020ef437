using MassTransit;
using MassTransit.Context;
using MassTransit.Util;

namespace MarketingBus.Tests.Unit.ModelCheck.Driving;

/// <summary>Keeps what is sent; an address of null is a publish.</summary>
internal sealed class ModelSendEndpoint(List<Sent> sent, Uri? address) : ISendEndpoint
{
    public Task Send<T>(T message, CancellationToken cancellationToken = default)
        where T : class
    {
        sent.Add(new Sent(message, address, null, null));
        return Task.CompletedTask;
    }

    public Task Send<T>(T message, IPipe<SendContext<T>> pipe, CancellationToken cancellationToken = default)
        where T : class => Keep(message, pipe.Send);

    public Task Send<T>(T message, IPipe<SendContext> pipe, CancellationToken cancellationToken = default)
        where T : class => Keep(message, pipe.Send);

    public Task Send(object message, CancellationToken cancellationToken = default) => Send<object>(message, cancellationToken);

    public Task Send(object message, Type messageType, CancellationToken cancellationToken = default) => Send<object>(message, cancellationToken);

    public Task Send(object message, IPipe<SendContext> pipe, CancellationToken cancellationToken = default) => Keep(message, pipe.Send);

    public Task Send(object message, Type messageType, IPipe<SendContext> pipe, CancellationToken cancellationToken = default) => Keep(message, pipe.Send);

    public Task Send<T>(object values, CancellationToken cancellationToken = default)
        where T : class => throw Initializers();

    public Task Send<T>(object values, IPipe<SendContext<T>> pipe, CancellationToken cancellationToken = default)
        where T : class => throw Initializers();

    public Task Send<T>(object values, IPipe<SendContext> pipe, CancellationToken cancellationToken = default)
        where T : class => throw Initializers();

    public ConnectHandle ConnectSendObserver(ISendObserver observer) => new EmptyConnectHandle();

    async Task Keep<T>(T message, Func<SendContext<T>, Task> pipe)
        where T : class
    {
        var context = new MessageSendContext<T>(message, CancellationToken.None);
        await pipe(context);
        sent.Add(new Sent(message, address, context.RequestId, context.ResponseAddress));
    }

    static NotSupportedException Initializers() => new("Messages are records here, not initializers.");
}
