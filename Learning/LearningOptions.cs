using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Learning;

/// <summary>How models are trained and when one may score leads.</summary>
public sealed class LearningOptions
{
    public const string Section = "Learning";

    /// <summary>The lower end of the held-out AUC's 95 % interval must be above this for a model to be promoted, .5 to 1.</summary>
    [Range(0.5, 1)]
    public double LeastAuc { get; set; } = 0.55;

    /// <summary>Fewer rows than this cannot be learned from, 50 or more.</summary>
    [Range(50, int.MaxValue)]
    public int LeastRows { get; set; } = 200;

    /// <summary>Share of the rows that judge a model and are never trained on, .1 to .5.</summary>
    [Range(0.1, 0.5)]
    public double HeldOutShare { get; set; } = 0.25;

    /// <summary>A lead of which a smaller share of the model's columns is known is left to the rules, 0 (no lead is) to 1.</summary>
    [Range(0.0, 1)]
    public double LeastKnownShare { get; set; } = 0.3;

    /// <summary>The same seed and the same rows give the same scores.</summary>
    public int Seed { get; set; } = 20_260_101;

    /// <summary>How often a process looks whether another one has promoted a model: one small query by an index.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(10);
}
