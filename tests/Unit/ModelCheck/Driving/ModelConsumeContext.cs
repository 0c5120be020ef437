using MassTransit;
using MassTransit.Context;
using MassTransit.Middleware;
using MassTransit.Serialization;

namespace MarketingBus.Tests.Unit.ModelCheck.Driving;

/// <summary>What a consumer or saga of the model sees of one delivery.</summary>
internal sealed class ModelConsumeContext<T>(Envelope envelope, T message, List<Sent> sent, params object[] payloads)
    : BaseConsumeContext(new ModelReceiveContext(sent), null!), ConsumeContext<T>
    where T : class
{
    readonly Payloads cache = new(payloads);

    public T Message => message;

    public override Guid? MessageId => envelope.Id;

    public override Guid? RequestId => envelope.RequestId;

    public override Guid? CorrelationId => null;

    public override Guid? ConversationId => null;

    public override Guid? InitiatorId => null;

    public override DateTime? ExpirationTime => null;

    public override Uri SourceAddress => null!;

    public override Uri DestinationAddress => null!;

    public override Uri ResponseAddress => envelope.ResponseAddress!;

    public override Uri FaultAddress => null!;

    public override DateTime? SentTime => null;

    public override Headers Headers => EmptyHeaders.Instance;

    public override HostInfo Host => null!;

    public override Task ConsumeCompleted => Task.CompletedTask;

    public override IEnumerable<string> SupportedMessageTypes => [];

    public override bool HasMessageType(Type messageType) => messageType == typeof(T);

    public override bool TryGetMessage<TMessage>(out ConsumeContext<TMessage> consumeContext)
    {
        consumeContext = (this as ConsumeContext<TMessage>)!;
        return consumeContext is not null;
    }

    public override void AddConsumeTask(Task task)
    {
    }

    public override bool HasPayloadType(Type payloadType) => cache.HasPayloadType(payloadType);

    public override bool TryGetPayload<TPayload>(out TPayload payload) => cache.TryGetPayload(out payload!);

    public override TPayload GetOrAddPayload<TPayload>(PayloadFactory<TPayload> payloadFactory) => cache.GetOrAddPayload(payloadFactory);

    public override TPayload AddOrUpdatePayload<TPayload>(PayloadFactory<TPayload> addFactory, UpdatePayloadFactory<TPayload> updateFactory) =>
        cache.AddOrUpdatePayload(addFactory, updateFactory);

    public Task NotifyConsumed(TimeSpan duration, string consumerType) => Task.CompletedTask;

    public Task NotifyFaulted(TimeSpan duration, string consumerType, Exception exception) => Task.CompletedTask;

    sealed class Payloads(object[] payloads) : BasePipeContext(payloads);
}
