using System.Text.Json;
using MarketingBus.Platform.Messaging;
using MassTransit;

namespace MarketingBus.Api.Ingress.Answers;

/// <summary>A message that its consumer gave up on. It waits until it is retried or discarded.</summary>
public sealed record FaultedMessageAnswer
{
    static readonly string[] SubjectFields = ["journeyId", "reviewId", "subjectId"];

    public required long Id { get; init; }

    public required Guid MessageId { get; init; }

    /// <summary>The contract's name; null when the body is not ours.</summary>
    public string? MessageType { get; init; }

    /// <summary>The journey or review that it is about; null when it names none.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>The queue that it was taken from.</summary>
    public required string Endpoint { get; init; }

    public required string Reason { get; init; }

    public required string ExceptionType { get; init; }

    public required DateTimeOffset FaultedAt { get; init; }

    internal static FaultedMessageAnswer Of(FaultedMessage faulted)
    {
        // With an envelope the message is inside it, and beside it is nothing.
        var body = Parse(faulted.Body);
        var message = faulted.Headers is null ? Field(body, "message") : body;
        return new FaultedMessageAnswer
        {
            Id = faulted.Id,
            MessageId = faulted.MessageId,
            MessageType = faulted.Headers is { } headers ? TypeIn(Field(Parse(headers), MessageHeaders.MessageType)) : TypeIn(First(Field(body, "messageType"))),
            SubjectId = SubjectIn(message),
            Endpoint = faulted.Endpoint,
            Reason = faulted.Reason,
            ExceptionType = faulted.ExceptionType,
            FaultedAt = faulted.FaultedAt,
        };
    }

    /// <summary>What upstream sent may be anything.</summary>
    static JsonElement Parse(string body)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(body));
        try
        {
            return JsonElement.TryParseValue(ref reader, out var envelope) ? envelope.Value : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    static JsonElement Field(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) ? field : default;

    static JsonElement First(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().FirstOrDefault() : default;

    /// <summary>The contract's name in "urn:message:Namespace:Contract", of which a header may hold several.</summary>
    static string? TypeIn(JsonElement urns) => urns.ValueKind == JsonValueKind.String ? urns.GetString()!.Split(';')[0].Split(':')[^1] : null;

    static Guid? SubjectIn(JsonElement message)
    {
        foreach (var field in SubjectFields)
        {
            if (Field(message, field) is { ValueKind: JsonValueKind.String } value && value.TryGetGuid(out var subject))
                return subject;
        }

        return null;
    }
}
