namespace MarketingBus.Mcp.Host.Resources;

/// <summary>The resources of one scheme.</summary>
internal interface IResourceSource
{
    string Scheme { get; }

    IReadOnlyList<ResourceEntry> Entries { get; }

    /// <summary>What the address holds; null when there is nothing at it.</summary>
    Task<object?> ReadAsync(ResourceUri uri, CancellationToken cancellationToken);
}

/// <summary>An address that can be read, or, with {braces}, the form of many.</summary>
internal sealed record ResourceEntry(string Uri, string Description)
{
    public bool IsTemplate => Uri.Contains('{');
}
