namespace MarketingBus.Learning.Models;

/// <summary>What the trainers read.</summary>
internal sealed class FeatureRow
{
    public bool Label { get; set; }

    public float[] Features { get; set; } = [];
}

/// <summary>What one pass of the models gives, by the column names of the chain.</summary>
internal sealed class ScoredRow
{
    public float Logistic { get; set; }

    public float Forest { get; set; }

    public float Boosted { get; set; }

    /// <summary>Soft voting: the mean of the calibrated probabilities.</summary>
    public double Ensemble => (Logistic + Forest + (double)Boosted) / 3;
}
