using System.Globalization;
using MarketingBus.Data.Queries;
using MarketingBus.Mcp.Host.Protocol;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>A resource's address: scheme, kind, and perhaps an id and a query, such as "memory://episodic?scenario=renewal".</summary>
internal sealed record ResourceUri(string Text, string Scheme, string Kind, string? Id, IReadOnlyDictionary<string, string> Query)
{
    const int DefaultLimit = 100;
    const int MostLimit = 1_000;

    /// <summary>How many entries are asked for: ?limit=, 1 to 1,000, otherwise 100.</summary>
    public int Limit => this["limit"] is not { } text ? DefaultLimit
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit) ? Math.Clamp(limit, 1, MostLimit)
        : throw Invalid("limit", "is a whole number.");

    /// <summary>Where the page before ended: ?cursor=.</summary>
    public Cursor? Cursor => this["cursor"] is not { } text ? null
        : Data.Queries.Cursor.TryParse(text, out var cursor) ? cursor
        : throw Invalid("cursor", "is the next_cursor of the page before.");

    /// <summary>Where the resource is, however its address was written and whatever is asked of it.</summary>
    public string Place => Id is null ? $"{Scheme}://{Kind}" : $"{Scheme}://{Kind}/{Id}";

    public string? this[string name] => Query.GetValueOrDefault(name);

    static RpcException Invalid(string name, string sentence) => new(RpcError.InvalidParams(new Dictionary<string, string[]> { [name] = [$"'{name}' {sentence}"] }));

    /// <summary>Null when the text is no such address.</summary>
    public static ResourceUri? Parse(string text)
    {
        var scheme = text.Split("://", 2);
        if (scheme.Length < 2)
            return null;

        var address = scheme[1].Split('?', 2);
        var path = address[0].Split('/', 2);
        if (path[0].Length == 0)
            return null;

        var query = (address.Length == 2 ? address[1] : "").Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(x => x.Split('=', 2))
            .GroupBy(x => Uri.UnescapeDataString(x[0]))
            .ToDictionary(x => x.Key, x => Uri.UnescapeDataString((x.Last().ElementAtOrDefault(1) ?? "").Replace('+', ' ')));
        var id = path.Length == 2 && path[1].Length > 0 ? Uri.UnescapeDataString(path[1]) : null;
        return new ResourceUri(text, scheme[0].ToLowerInvariant(), path[0].ToLowerInvariant(), id, query);
    }
}
