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

    /// <summary>A challenger must be better than the champion by this much AUC or Brier skill, 0 to .5, and beyond doubt (95 % bootstrap interval of the gain).</summary>
    [Range(0.0, 0.5)]
    public double LeastGain { get; set; } = 0.002;

    /// <summary>Folds of the cross-validation that is shown beside the judgement on held-out rows, 2 to 20; 1 leaves it out.</summary>
    [Range(1, 20)]
    public int CrossValidationFolds { get; set; } = 5;

    /// <summary>Of more rows than this an even selection is cross-validated, 1,000 or more.</summary>
    [Range(1000, int.MaxValue)]
    public int CrossValidationRows { get; set; } = 30_000;

    /// <summary>Folds in which settings are chosen and members are weighted, 2 to 10.</summary>
    [Range(2, 10)]
    public int SearchFolds { get; set; } = 3;

    /// <summary>Of more rows than this an even selection is searched for settings, 1,000 or more; what they choose is then trained on all rows.</summary>
    [Range(1000, int.MaxValue)]
    public int SearchRows { get; set; } = 30_000;

    /// <summary>A lead of which a smaller share of the model's columns is known is left to the rules, 0 (no lead is) to 1.</summary>
    [Range(0.0, 1)]
    public double LeastKnownShare { get; set; } = 0.3;

    /// <summary>The same seed and the same rows give the same scores.</summary>
    public int Seed { get; set; } = 42;

    /// <summary>How often a process looks whether another one has promoted a model: one small query by an index.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a lead has to convert: training from the leads kept here and the watch take one that did not within this time for negative, and wait so long before they judge it.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan OutcomeWindow { get; set; } = TimeSpan.FromDays(30);
}
