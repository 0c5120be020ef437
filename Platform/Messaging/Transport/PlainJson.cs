using System.Net.Mime;
using System.Runtime.Serialization;
using MassTransit;
using MassTransit.Context;
using MassTransit.Serialization;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>Messages without an envelope: the body is the message, its headers say the rest.</summary>
internal sealed class PlainJson : ISerializerFactory, IMessageDeserializer
{
    // Without AnyMessageType: an endpoint that takes several messages would take each for all of them. Without CopyHeaders: what the broker noted about a message that was received would
    // go out with each that follows from it.
    readonly SystemTextJsonRawMessageSerializer serializer = new(RawSerializerOptions.AddTransportHeaders);

    public ContentType ContentType => serializer.ContentType;

    public IMessageSerializer CreateSerializer() => serializer;

    public IMessageDeserializer CreateDeserializer() => this;

    public ConsumeContext Deserialize(ReceiveContext receiveContext) =>
        new BodyConsumeContext(receiveContext, Deserialize(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress));

    /// <summary>MassTransit takes a message that does not say what it is for whatever the endpoint takes.</summary>
    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) =>
        headers.TryGetHeader(MessageHeaders.MessageType, out _)
            ? serializer.Deserialize(body, headers, destinationAddress)
            : throw new SerializationException($"A message without an envelope must say what it is in the header {MessageHeaders.MessageType}.");

    public MessageBody GetMessageBody(string text) => serializer.GetMessageBody(text);

    public void Probe(ProbeContext context) => serializer.Probe(context);
}
