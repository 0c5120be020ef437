namespace MarketingBus.Platform.Text;

/// <summary>Yes and no as tables, forms and people write them.</summary>
public static class BooleanText
{
    static readonly HashSet<string> True = new(StringComparer.OrdinalIgnoreCase) { "1", "1.0", "true", "t", "yes", "y", "on", "ja", "oui", "si", "sí" };

    static readonly HashSet<string> False = new(StringComparer.OrdinalIgnoreCase) { "0", "0.0", "false", "f", "no", "n", "off", "nein", "non" };

    /// <summary>Null when it is neither.</summary>
    public static bool? Parse(string? text) =>
        text is null ? null : True.Contains(text) ? true : False.Contains(text) ? false : null;
}
