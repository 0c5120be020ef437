namespace MarketingBus.Learning.Tables;

/// <summary>Spellings of one answer: "Yes", "yes", "1" and "True" are the same, and "Won" is "won".</summary>
internal static class LabelSpelling
{
    public static bool AreSame(string left, string right) => KeyOf(left) == KeyOf(right);

    /// <summary>The same for all spellings of one answer.</summary>
    public static string KeyOf(string text) => BooleanText.Parse(text) switch { true => "1", false => "0", null => text.ToUpperInvariant() };
}
