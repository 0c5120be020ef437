using System.Text.Json.Nodes;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>One row as an event, or why it is none.</summary>
internal sealed record ReplayEvent(int Row, Guid EventId, JsonObject? Body, string? Error);
