using MarketingBus.Memory.Episodic.Meaning;

namespace MarketingBus.Memory.Sqlite;

/// <summary>
/// Makes FTS5 expressions out of people's text. Only letters and digits of it remain, each word in quotes,
/// so nothing that a person types is ever read as an operator.
/// </summary>
internal static class MatchExpression
{
    /// <summary>Null when the text has no words: FTS5 has no expression that matches nothing.</summary>
    public static string? AnyOf(EpisodeSearch search) =>
        search.IsEmpty ? null : string.Join(" OR ", search.Words.Select(x => $"\"{x}\"").Concat(search.Beginnings.Select(x => $"\"{x}\"*")));

    public static string? AllWordsOf(string? text)
    {
        var words = Words.Of(text);
        return words.Count == 0 ? null : string.Join(" AND ", words.Select(x => $"\"{x}\""));
    }
}
