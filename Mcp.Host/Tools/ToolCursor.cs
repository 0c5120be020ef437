using MarketingBus.Data.Queries;

namespace MarketingBus.Mcp.Host.Tools;

internal static class ToolCursor
{
    /// <summary>Where the page before ended; null for the first page.</summary>
    public static Cursor? Of(string? text) =>
        text is null ? null : Cursor.TryParse(text, out var cursor) ? cursor : throw ToolRefusal.Invalid("cursor", "is the next_cursor of the page before.");
}
