using System.Text.Json;
using MarketingBus.Platform.Messaging;

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
        var envelope = Parse(faulted.Body);
        return new FaultedMessageAnswer
        {
            Id = faulted.Id,
            MessageId = faulted.MessageId,
            MessageType = TypeIn(envelope),
            SubjectId = SubjectIn(envelope),
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

    static string? TypeIn(JsonElement envelope) =>
        envelope.ValueKind == JsonValueKind.Object
        && envelope.TryGetProperty("messageType", out var types) && types.ValueKind == JsonValueKind.Array && types.GetArrayLength() > 0
        && types[0].ValueKind == JsonValueKind.String
            ? types[0].GetString()!.Split(':')[^1]
            : null;

    static Guid? SubjectIn(JsonElement envelope)
    {
        if (envelope.ValueKind != JsonValueKind.Object || !envelope.TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.Object)
            return null;

        foreach (var field in SubjectFields)
        {
            if (message.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var subject))
                return subject;
        }

        return null;
    }
}
