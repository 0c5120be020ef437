using System.Net.Mime;
using MassTransit;
using MassTransit.Middleware;
using MassTransit.Serialization;
using MassTransit.Util;

namespace MarketingBus.Tests.Unit.ModelCheck.Driving;

/// <summary>A transport that keeps what is sent in a list.</summary>
internal sealed class ModelReceiveContext(List<Sent> sent) : BasePipeContext, ReceiveContext, IPublishEndpointProvider, ISendEndpointProvider
{
    static readonly Uri Address = new("loopback://localhost/model");

    public TimeSpan ElapsedTime => TimeSpan.Zero;

    public Uri InputAddress => Address;

    public ContentType ContentType => null!;

    public bool Redelivered => false;

    public Headers TransportHeaders => EmptyHeaders.Instance;

    public Task ReceiveCompleted => Task.CompletedTask;

    public bool IsDelivered => false;

    public bool IsFaulted => false;

    public ISendEndpointProvider SendEndpointProvider => this;

    public IPublishEndpointProvider PublishEndpointProvider => this;

    public bool PublishFaults => false;

    public MessageBody Body => null!;

    public Task<ISendEndpoint> GetPublishSendEndpoint<T>()
        where T : class => Task.FromResult<ISendEndpoint>(new ModelSendEndpoint(sent, null));

    public Task<ISendEndpoint> GetSendEndpoint(Uri address) => Task.FromResult<ISendEndpoint>(new ModelSendEndpoint(sent, address));

    public ConnectHandle ConnectPublishObserver(IPublishObserver observer) => new EmptyConnectHandle();

    public ConnectHandle ConnectSendObserver(ISendObserver observer) => new EmptyConnectHandle();

    public Task NotifyConsumed<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task NotifyFaulted<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task NotifyFaulted(Exception exception) => Task.CompletedTask;

    public void AddReceiveTask(Task task)
    {
    }
}
