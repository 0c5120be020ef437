using System.Globalization;

namespace MarketingBus.Learning.Evaluation;

/// <summary>By how much one model is better than another on the same rows; below zero: worse.</summary>
/// <param name="Low">Lower end of the 95 % bootstrap interval.</param>
/// <param name="High">Upper end of it.</param>
internal readonly record struct Gain(double Value, double Low, double High)
{
    /// <summary>Enough to matter, and not by chance.</summary>
    public bool IsCertain(double least) => Low > 0 && Value >= least;

    public bool IsLoss => High < 0;

    public override string ToString() => $"{Signed(Value)} (95 % interval {Signed(Low)} to {Signed(High)})";

    // What rounds to nothing has no sign.
    static string Signed(double value) => Math.Round(value, 3).ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);
}
