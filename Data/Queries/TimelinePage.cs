namespace MarketingBus.Data.Queries;

/// <summary>Which entries of a lead's timeline are read: the newest ones that match, or those before where a page ended.</summary>
public sealed record TimelinePage
{
    public const int DefaultLimit = 100;
    public const int MostLimit = 500;

    public static TimelinePage Newest { get; } = new();

    /// <summary>1 to <see cref="MostLimit"/>.</summary>
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>Where the page of newer entries ended.</summary>
    public Cursor? Before { get; init; }

    public DateTimeOffset? Since { get; init; }

    /// <summary>As <see cref="TimelineEntry.Kind"/> has them; null for all.</summary>
    public IReadOnlySet<string>? Kinds { get; init; }

    /// <summary>Whether all that match are counted, however many are read.</summary>
    public bool IsCounted { get; init; }

    internal bool Has(string kind) => Kinds is null || Kinds.Contains(kind);

    internal bool Has(DatedEntry entry) => (Since is not { } since || entry.At.At >= since) && (Before is not { } before || entry.At.IsBefore(before));
}
