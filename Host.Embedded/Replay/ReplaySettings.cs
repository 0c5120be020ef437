using MarketingBus.Platform.Text;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>How files are read and sent.</summary>
internal sealed record ReplaySettings
{
    /// <summary>Null: found out from each header.</summary>
    public ReplayKind? Kind { get; init; }

    /// <summary>Column by target field.</summary>
    public required IReadOnlyDictionary<string, string> Map { get; init; }

    /// <summary>What a word of the file means: opened, clicked, ..., or nothing where it is empty.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether several rows of one campaign's day are parts of it; null: found out from the columns that are not sent.</summary>
    public bool? SumsDays { get; init; }

    /// <summary>The order of day and month where no value of a file shows it.</summary>
    public DayOrder Days { get; init; }

    public required string SourceSystem { get; init; }

    /// <summary>Rows a request, 1 to 1000.</summary>
    public required int Batch { get; init; }

    /// <summary>Where the rejected rows are written; null: nowhere.</summary>
    public string? RejectedPath { get; init; }
}
