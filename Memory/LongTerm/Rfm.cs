namespace MarketingBus.Memory.LongTerm;

/// <summary>
/// Recency, frequency and monetary value of a lead in one number, 0 to 1:
/// <c>0.4 R + 0.3 F + 0.3 M</c> with <c>R = 0.5 ^ (days since the last engagement / half-life in days)</c>,
/// <c>F = engagements / (engagements + midpoint)</c> and <c>M = USD / (USD + midpoint in USD)</c>.
/// Recency weighs most because it alone says that the lead is here now.
/// </summary>
public static class Rfm
{
    const double RecencyWeight = 0.4;
    const double FrequencyWeight = 0.3;
    const double MonetaryWeight = 0.3;

    /// <param name="recencyDays">Days since the last engagement; a clock that runs ahead counts as 0.</param>
    /// <param name="engagements">Opens, clicks, replies and conversions, 0 or more.</param>
    /// <param name="valueUsd">Value of all conversions, USD, 0 or more.</param>
    /// <param name="scale">Half-life and midpoints.</param>
    public static double Score(double recencyDays, int engagements, double valueUsd, LongTermOptions scale) =>
        (RecencyWeight * Math.Pow(0.5, Math.Max(0, recencyDays) / scale.RecencyHalfLifeDays))
        + (FrequencyWeight * Saturating(engagements, scale.FrequencyMidpoint))
        + (MonetaryWeight * Saturating(valueUsd, scale.MonetaryMidpointUsd));

    static double Saturating(double amount, double midpoint) => Math.Max(0, amount) / (Math.Max(0, amount) + midpoint);
}
