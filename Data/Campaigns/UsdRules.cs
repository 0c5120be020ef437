namespace MarketingBus.Data.Campaigns;

/// <summary>Which amounts of money are taken.</summary>
public static class UsdRules
{
    /// <summary>USD; above it cents are no longer exact.</summary>
    const double Most = 1e12;

    /// <summary>What is wrong with an amount of USD, with the field's name; null when it is unknown, or 0 or more.</summary>
    public static string? ErrorOf(string field, double? value) =>
        value is not { } amount || (double.IsFinite(amount) && amount is >= 0 and <= Most) ? null : $"{field}: {amount} is not an amount from 0 to {Most:0} USD";
}
