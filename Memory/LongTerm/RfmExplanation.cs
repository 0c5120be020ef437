using System.Globalization;

namespace MarketingBus.Memory.LongTerm;

/// <summary>What an RFM score is made of.</summary>
/// <param name="Score">0 to 1.</param>
/// <param name="Recency">Days since the last engagement.</param>
/// <param name="Frequency">Opens, clicks, replies and conversions.</param>
/// <param name="Monetary">Value of all conversions, USD.</param>
/// <param name="Population">Leads that it is compared with; null when they are too few, and fixed scales are used.</param>
public sealed record RfmExplanation(double Score, RfmPart Recency, RfmPart Frequency, RfmPart Monetary, int? Population)
{
    /// <summary>For people: "Last active 2 days ago (5 of 5), 9 engagements (4 of 5), 250 USD (3 of 5), compared with 1,200 leads."</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture,
        $"Last active {Recency.Value:0.#} days ago{Of(Recency)}, {Frequency.Value:0} engagements{Of(Frequency)}, {Monetary.Value:0.##} USD{Of(Monetary)}")
        + (Population is { } leads ? string.Create(CultureInfo.InvariantCulture, $", compared with {leads:N0} leads.") : ", on fixed scales.");

    static string Of(RfmPart part) => part.Quintile is { } quintile ? $" ({quintile} of 5)" : "";
}

/// <summary>One part of RFM.</summary>
/// <param name="Value">In its own unit.</param>
/// <param name="Quintile">1 to 5, 5 being the best fifth of the population; null when there is none to compare with.</param>
/// <param name="Share">What it counts for before it is weighted, 0 to 1.</param>
public sealed record RfmPart(double Value, int? Quintile, double Share);
