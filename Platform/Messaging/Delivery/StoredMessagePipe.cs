using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;

namespace MarketingBus.Platform.Messaging.Delivery;

/// <summary>Sends a stored body as it is, marked with the row that it came from.</summary>
internal sealed class StoredMessagePipe(Guid messageId, string contentType, byte[] body, string? headers, long? sequenceNumber) : IPipe<SendContext>
{
    public const string SequenceHeader = "MB-Outbox-Sequence";

    public Task Send(SendContext context)
    {
        context.MessageId = messageId;
        context.Serializer = new CopyBodySerializer(new ContentType(contentType), new BytesMessageBody(body));
        foreach (var (name, value) in StoredHeaders.Read(headers))
            context.Headers.Set(name, (string?)value);

        if (sequenceNumber is { } sequence)
            context.Headers.Set(SequenceHeader, sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));

        return Task.CompletedTask;
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("storedMessage");

    /// <summary>The outbox row that a received message came from; null when it came from elsewhere.</summary>
    public static long? SequenceOf(ReceiveContext context) =>
        context.TransportHeaders.TryGetHeader(SequenceHeader, out var value)
        && long.TryParse(value as string ?? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture), out var sequence)
            ? sequence
            : null;
}
