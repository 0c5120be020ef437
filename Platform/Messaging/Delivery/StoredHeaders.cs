using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MassTransit;

namespace MarketingBus.Platform.Messaging.Delivery;

/// <summary>What a message without an envelope says beside its body, as it is kept with it: a JSON object of texts.</summary>
internal static class StoredHeaders
{
    // Where and by what the message was made: longer than most messages, and nobody here reads it.
    const string HostPrefix = "MT-Host-";

    const int InitialCapacity = 1_024;

    /// <summary>When the message was first sent, in milliseconds since 1970; sent again, it says the same.</summary>
    const string SentHeader = "MB-Sent";

    /// <summary>What a message needs to be sent again as it came: not what was noted about its failures.</summary>
    static readonly string[] OfItsOwn =
    [
        MessageHeaders.MessageType, MessageHeaders.MessageId, MessageHeaders.CorrelationId, MessageHeaders.ConversationId, MessageHeaders.InitiatorId,
        MessageHeaders.RequestId, MessageHeaders.ResponseAddress, MessageHeaders.FaultAddress, MessageHeaders.SourceAddress,
    ];

    /// <summary>Of a message that is about to be sent, once its body has been written: the serializer adds to the headers then. Null when there are none.</summary>
    public static string? Of(SendContext context, DateTimeOffset sent) =>
        Write(context.Headers.GetAll().Where(x => !x.Key.StartsWith(HostPrefix, StringComparison.Ordinal)).Append(new(SentHeader, sent.ToUnixTimeMilliseconds())));

    /// <summary>When a received message was first sent; null when it did not go through an outbox.</summary>
    public static DateTimeOffset? SentOf(Headers headers) =>
        headers.TryGetHeader(SentHeader, out var value) && long.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>Of a message that was received. Null when it says all in its envelope: beside one, the transport still gives its id.</summary>
    public static string? Of(ReceiveContext context) => context.TransportHeaders.TryGetHeader(MessageHeaders.MessageType, out _)
        ? Write(OfItsOwn.Select(x => KeyValuePair.Create(x, context.TransportHeaders.TryGetHeader(x, out var value) ? value : null)).Where(x => x.Value is not null)!)
        : null;

    public static Dictionary<string, object?> Read(string? headers)
    {
        var read = new Dictionary<string, object?>();
        if (headers is null)
            return read;

        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(headers));
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName)
                continue;

            var name = json.GetString()!;
            json.Read();
            read[name] = json.GetString();
        }

        return read;
    }

    static string? Write(IEnumerable<KeyValuePair<string, object>> headers)
    {
        // Member by member: every message passes here, and an object made only to be written costs as much again.
        var buffer = new ArrayBufferWriter<byte>(InitialCapacity);
        using var json = new Utf8JsonWriter(buffer);
        var any = false;
        json.WriteStartObject();
        foreach (var (name, value) in headers)
        {
            any = true;
            json.WriteString(name, value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        json.WriteEndObject();
        json.Flush();
        return any ? Encoding.UTF8.GetString(buffer.WrittenSpan) : null;
    }
}
