using System.Text.Json;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>What the server says about a batch.</summary>
internal sealed record BatchAnswer(IReadOnlyList<RejectedEvent> Rejected, IReadOnlyList<AcceptedEvent> Events)
{
    /// <summary>The answers to the two halves of a batch, as one.</summary>
    public static BatchAnswer Joined(BatchAnswer first, int firstCount, BatchAnswer second) => new(
        [.. first.Rejected, .. second.Rejected.Select(x => x with { Index = x.Index + firstCount })],
        [.. first.Events, .. second.Events]);

    public static BatchAnswer RejectedAlone(string problem)
    {
        try
        {
            var answer = JsonSerializer.Deserialize<JsonElement>(problem);
            return Alone(answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("errors", out var errors) ? errors : answer);
        }
        catch (JsonException)
        {
            return Alone(JsonSerializer.SerializeToElement(problem));
        }
    }

    static BatchAnswer Alone(JsonElement errors) => new([new RejectedEvent(0, errors)], []);
}

/// <param name="Index">Position in the batch, from 0.</param>
/// <param name="Errors">Messages by field.</param>
internal sealed record RejectedEvent(int Index, JsonElement Errors)
{
    const int ReasonLimit = 300;

    public string Reason
    {
        get
        {
            var text = string.Join("; ", Errors.ValueKind == JsonValueKind.Object
                ? Errors.EnumerateObject().Select(x => $"{x.Name}: {Flat(x.Value)}")
                : [Flat(Errors)]);
            return text.Length > ReasonLimit ? text[..ReasonLimit] + "..." : text;
        }
    }

    static string Flat(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? string.Join(", ", value.EnumerateArray().Select(Flat)) : value.ToString();
}

/// <param name="EventId">As it was sent, or as the server named it.</param>
/// <param name="Status">accepted or duplicate.</param>
/// <param name="JourneyId">For events about leads.</param>
/// <param name="ReviewId">For events about campaigns.</param>
internal sealed record AcceptedEvent(Guid EventId, string Status, Guid? JourneyId, Guid? ReviewId)
{
    /// <summary>What the server left out of the event or changed.</summary>
    public IReadOnlyList<FieldNote>? Warnings { get; init; }
}
