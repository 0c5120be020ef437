namespace MarketingBus.Memory.Episodic.Meaning;

/// <summary>What to ask a text index for.</summary>
/// <param name="Words">As they are; the index knows their other forms.</param>
/// <param name="Beginnings">Of words that may be misspelt or end otherwise.</param>
internal sealed record EpisodeSearch(IReadOnlyList<string> Words, IReadOnlyList<string> Beginnings)
{
    const int WordLimit = 128;
    const int LeastLength = 5;
    const int BeginningLength = 3;

    public bool IsEmpty => Words.Count + Beginnings.Count == 0;

    /// <summary>The question's own words. Those that are in every text are looked for only when there are no others.</summary>
    public static EpisodeSearch Literal(string? question)
    {
        var words = Memory.Words.Of(question);
        return new([.. words.Where(x => !StopWords.Contains(x)) is var telling && telling.Any() ? telling : words], []);
    }

    /// <summary>Other words for the same, and whatever begins like a word that is asked for.</summary>
    public static EpisodeSearch Meant(string? question, Lexicon lexicon)
    {
        var terms = Term.Of(question, lexicon).Where(x => x.Weight == 1).Select(x => x.Corrected(lexicon, new HashSet<string>())).ToList();
        var words = terms.SelectMany(x => x.Concepts).Distinct().SelectMany(lexicon.WordsOf).Distinct().Take(WordLimit);
        var beginnings = terms.Where(x => x.Word.Length >= LeastLength).Select(x => x.Word[..BeginningLength]).Distinct();
        return new([.. words], [.. beginnings]);
    }
}
