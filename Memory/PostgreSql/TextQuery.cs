using MarketingBus.Memory.Episodic.Meaning;

namespace MarketingBus.Memory.PostgreSql;

/// <summary>
/// Makes text queries out of people's text. Only letters and digits of it remain, each word in quotes, so nothing that a person types is ever read as an operator.
/// </summary>
internal static class TextQuery
{
    /// <summary>Null when the text has no words.</summary>
    public static string? AnyOf(EpisodeSearch search) =>
        search.IsEmpty ? null : string.Join(" | ", search.Words.Select(x => $"'{x}'").Concat(search.Beginnings.Select(x => $"'{x}':*")));

    public static string? AllWordsOf(string? text)
    {
        var words = Words.Of(text);
        return words.Count == 0 ? null : string.Join(" & ", words.Select(x => $"'{x}'"));
    }
}
