namespace MarketingBus.Data.Learning;

/// <summary>How the promoted model did over a while. Written by Learning.</summary>
public sealed class ModelCheck
{
    public long Id { get; set; }

    public string ModelVersion { get; set; } = null!;

    public DateTimeOffset CheckedAt { get; set; }

    public DateTimeOffset WindowFrom { get; set; }

    public DateTimeOffset WindowTo { get; set; }

    /// <summary>Leads that were scored in the window.</summary>
    public int Leads { get; set; }

    /// <summary>Leads whose outcome could be judged.</summary>
    public int Outcomes { get; set; }

    public bool IsDrifted { get; set; }

    /// <summary>All figures, snake_case.</summary>
    public string ReportJson { get; set; } = null!;
}
