using System.Globalization;
using System.Text.Json;
using MassTransit;

namespace MarketingBus.Platform.Messaging.Delivery;

/// <summary>What a message without an envelope says beside its body, as it is kept with it: a JSON object of texts.</summary>
internal static class StoredHeaders
{
    // Where and by what the message was made: longer than most messages, and nobody here reads it.
    const string HostPrefix = "MT-Host-";

    /// <summary>What a message needs to be sent again as it came: not what was noted about its failures.</summary>
    static readonly string[] OfItsOwn =
    [
        MessageHeaders.MessageType, MessageHeaders.MessageId, MessageHeaders.CorrelationId, MessageHeaders.ConversationId, MessageHeaders.InitiatorId,
        MessageHeaders.RequestId, MessageHeaders.ResponseAddress, MessageHeaders.FaultAddress, MessageHeaders.SourceAddress,
    ];

    /// <summary>Of a message that is about to be sent, once its body has been written: the serializer adds to the headers then. Null when there are none.</summary>
    public static string? Of(SendContext context) =>
        Write(context.Headers.GetAll().Where(x => !x.Key.StartsWith(HostPrefix, StringComparison.Ordinal)));

    /// <summary>Of a message that was received. Null when it says all in its envelope: beside one, the transport still gives its id.</summary>
    public static string? Of(ReceiveContext context) => context.TransportHeaders.TryGetHeader(MessageHeaders.MessageType, out _)
        ? Write(OfItsOwn.Select(x => KeyValuePair.Create(x, context.TransportHeaders.TryGetHeader(x, out var value) ? value : null)).Where(x => x.Value is not null)!)
        : null;

    public static Dictionary<string, string> Read(string? headers) => headers is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(headers)!;

    static string? Write(IEnumerable<KeyValuePair<string, object>> headers)
    {
        var texts = headers.ToDictionary(x => x.Key, x => x.Value as string ?? Convert.ToString(x.Value, CultureInfo.InvariantCulture));
        return texts.Count == 0 ? null : JsonSerializer.Serialize(texts);
    }
}
