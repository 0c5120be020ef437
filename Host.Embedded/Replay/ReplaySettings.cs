namespace MarketingBus.Host.Embedded.Replay;

/// <summary>How files are read and sent.</summary>
internal sealed record ReplaySettings
{
    /// <summary>Null: found out from each header.</summary>
    public ReplayKind? Kind { get; init; }

    /// <summary>Column by target field.</summary>
    public required IReadOnlyDictionary<string, string> Map { get; init; }

    public required string SourceSystem { get; init; }

    /// <summary>Rows a request, 1 to 1000.</summary>
    public required int Batch { get; init; }
}
