using System.Text.Json.Nodes;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>One row as an event, or why it is none.</summary>
internal sealed record ReplayEvent(int Row, Guid EventId, JsonObject? Body, string? Error)
{
    /// <summary>The rows that it was read from.</summary>
    public IReadOnlyList<CsvRow> Origin { get; init; } = [];

    /// <summary>
    /// It is the last that the file says about its lead or its campaign's day, under an id made of what it says: what was said before and does not hold any more is said again.
    /// </summary>
    public bool IsLast { get; init; }

    /// <summary>What a provider did, and no lead: the word for it. Such a row is not sent.</summary>
    public string? PassedOver { get; init; }

    /// <summary>It may mean that somebody wants no more messages, in a word that nobody knows.</summary>
    public bool MayBeOptOut { get; init; }

    /// <summary>What was left out of it or changed, by field.</summary>
    public IReadOnlyList<FieldNote> Notes { get; init; } = [];
}

/// <param name="Field">As events name it.</param>
/// <param name="Message">What was left out or changed.</param>
internal sealed record FieldNote(string Field, string Message);
