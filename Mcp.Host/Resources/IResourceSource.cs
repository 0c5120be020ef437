namespace MarketingBus.Mcp.Host.Resources;

/// <summary>The resources of one scheme.</summary>
internal interface IResourceSource
{
    string Scheme { get; }

    IReadOnlyList<ResourceEntry> Entries { get; }

    /// <summary>What the address holds; null when there is nothing at it.</summary>
    Task<object?> ReadAsync(ResourceUri uri, CancellationToken cancellationToken);

    /// <summary>Single resources that are few enough to be listed, in the order of their addresses, from the one after the given address on.</summary>
    Task<IReadOnlyList<ListedResource>> ListAsync(string? after, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ListedResource>>([]);
}
