using MarketingBus.Data.Memory;

namespace MarketingBus.Memory.LongTerm;

/// <summary>
/// Recency, frequency and monetary value of a lead in one number, 0 to 1: <c>0.4 R + 0.3 F + 0.3 M</c>.
/// Compared with a population each part is <c>(fifth - 1) / 4</c>, the fifths being 1 to 5. On fixed scales it is <c>R = 0.5 ^ (days since the last engagement / half-life in days)</c>,
/// <c>F = engagements / (engagements + midpoint)</c> and <c>M = USD / (USD + midpoint in USD)</c>.
/// Recency weighs most because it alone says that the lead is here now.
/// </summary>
public static class Rfm
{
    const double RecencyWeight = 0.4;
    const double FrequencyWeight = 0.3;
    const double MonetaryWeight = 0.3;
    const int Fifths = 5;

    /// <param name="recencyDays">Days since the last engagement; a clock that runs ahead counts as 0.</param>
    /// <param name="engagements">Opens, clicks, replies and conversions, 0 or more.</param>
    /// <param name="valueUsd">Value of all conversions, USD, 0 or more.</param>
    /// <param name="scale">Half-life and midpoints.</param>
    public static double Score(double recencyDays, int engagements, double valueUsd, LongTermOptions scale) =>
        Explain(recencyDays, engagements, valueUsd, scale).Score;

    /// <summary>On fixed scales.</summary>
    public static RfmExplanation Explain(double recencyDays, int engagements, double valueUsd, LongTermOptions scale) => Weighted(
        new RfmPart(recencyDays, null, Math.Pow(0.5, Math.Max(0, recencyDays) / scale.RecencyHalfLifeDays)),
        new RfmPart(engagements, null, Saturating(engagements, scale.FrequencyMidpoint)),
        new RfmPart(valueUsd, null, Saturating(valueUsd, scale.MonetaryMidpointUsd)),
        population: null);

    /// <summary>By fifths of the population. Who equals the value that parts two fifths is in the lower one.</summary>
    internal static RfmExplanation Explain(double recencyDays, int engagements, double valueUsd, RfmPopulation population) => Weighted(
        OfFifth(recencyDays, Fifths - population.RecencyDays.Count(x => recencyDays > x)),
        OfFifth(engagements, 1 + population.Engagements.Count(x => engagements > x)),
        OfFifth(valueUsd, 1 + population.ValueUsd.Count(x => valueUsd > x)),
        population.Leads);

    static RfmExplanation Weighted(RfmPart recency, RfmPart frequency, RfmPart monetary, int? population) => new(
        (RecencyWeight * recency.Share) + (FrequencyWeight * frequency.Share) + (MonetaryWeight * monetary.Share), recency, frequency, monetary, population);

    static RfmPart OfFifth(double value, int fifth) => new(value, fifth, (fifth - 1) / (Fifths - 1.0));

    static double Saturating(double amount, double midpoint) => Math.Max(0, amount) / (Math.Max(0, amount) + midpoint);
}
