namespace MarketingBus.Data.Campaigns;

/// <summary>Which amounts of money are taken.</summary>
public static class UsdRules
{
    /// <summary>USD; above it cents are no longer exact.</summary>
    const double Most = 1e12;

    /// <summary>What is wrong with an amount of USD, with the field's name; null when it is unknown, or 0 or more.</summary>
    public static string? ErrorOf(string field, double? value) =>
        ErrorOf(field, value, 0);

    /// <summary>The same of what came in less what was given back: refunds may be the larger part.</summary>
    public static string? NetErrorOf(string field, double? value) => ErrorOf(field, value, -Most);

    static string? ErrorOf(string field, double? value, double least) =>
        value is not { } amount || (double.IsFinite(amount) && amount >= least && amount <= Most) ? null : $"{field}: {amount} is not an amount from {least:0} to {Most:0} USD";
}
