namespace MarketingBus.Data.Learning;

/// <summary>One trained model, whatever became of it. Written by Learning.</summary>
public sealed class ModelRecord
{
    /// <summary>Unique and sortable by time, such as "20260131-142501-3f9a".</summary>
    public string Version { get; set; } = null!;

    public DateTimeOffset TrainedAt { get; set; }

    /// <summary>When it last became the one that scores; null when it never did.</summary>
    public DateTimeOffset? PromotedAt { get; set; }

    /// <summary>When another one last took its place; null while it scores and when it never did.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>The oldest row that it learned from or was judged by; null where no column tells the time.</summary>
    public DateTimeOffset? DataFrom { get; set; }

    /// <summary>The newest row that it learned from or was judged by; null where no column tells the time.</summary>
    public DateTimeOffset? DataTo { get; set; }

    /// <summary>Rows that it learned from or was judged by.</summary>
    public int Rows { get; set; }

    /// <summary>File names, or "store".</summary>
    public string Source { get; set; } = null!;

    /// <summary>What it scores: "leads", or a fingerprint of its columns. At most one model is promoted per scope.</summary>
    public string Scope { get; set; } = null!;

    public string SchemaJson { get; set; } = null!;

    /// <summary>The whole training report, snake_case.</summary>
    public string MetricsJson { get; set; } = null!;

    /// <summary>A zip with the model and its schema; empty when refused.</summary>
    public byte[] Artefact { get; set; } = [];

    /// <summary>Of the artefact, lower-case hexadecimal.</summary>
    public string Sha256 { get; set; } = null!;

    /// <summary>candidate, promoted, retired or refused.</summary>
    public string Status { get; set; } = null!;

    /// <summary>Why it has this status, one sentence.</summary>
    public string Message { get; set; } = null!;
}
