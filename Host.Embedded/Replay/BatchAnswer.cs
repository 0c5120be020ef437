using System.Text.Json;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>What the server says about a batch.</summary>
internal sealed record BatchAnswer
{
    public IReadOnlyList<RejectedEvent> Rejected { get; init; } = [];

    public IReadOnlyList<AcceptedEvent> Events { get; init; } = [];

    /// <param name="Index">Position in the batch, from 0.</param>
    /// <param name="Errors">Messages by field, or a list of them.</param>
    internal sealed record RejectedEvent(int Index, JsonElement Errors)
    {
        public string Reason => string.Join("; ", Errors.ValueKind == JsonValueKind.Object
            ? Errors.EnumerateObject().Select(x => $"{x.Name}: {Flat(x.Value)}")
            : [Flat(Errors)]);

        static string Flat(JsonElement value) =>
            value.ValueKind == JsonValueKind.Array ? string.Join(", ", value.EnumerateArray().Select(Flat)) : value.ToString();
    }

    internal sealed record AcceptedEvent(Guid EventId, string Status);
}
