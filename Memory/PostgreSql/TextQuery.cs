namespace MarketingBus.Memory.PostgreSql;

/// <summary>
/// Makes text queries out of people's text. Only letters and digits of it remain, each word in quotes, so nothing that a person types is ever read as an operator.
/// </summary>
internal static class TextQuery
{
    /// <summary>Null when the text has no words.</summary>
    public static string? AnyWordOf(string? text) => Join(text, " | ");

    public static string? AllWordsOf(string? text) => Join(text, " & ");

    static string? Join(string? text, string operation)
    {
        var words = Words.Of(text);
        return words.Count == 0 ? null : string.Join(operation, words.Select(x => $"'{x}'"));
    }
}
