namespace MarketingBus.Learning.Tables;

/// <summary>How tables say "unknown".</summary>
internal static class MissingValues
{
    static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "NA", "N/A", "#N/A", "NaN", "null", "none given", "Select", "-", "?", "\\N",
    };

    /// <summary>The value without surrounding blanks, or null when it stands for unknown.</summary>
    public static string? Clean(string? value)
    {
        var text = value?.Trim();
        return string.IsNullOrEmpty(text) || Names.Contains(text) ? null : text;
    }
}
