namespace MarketingBus.Memory.Episodic.Meaning;

/// <summary>A word of a text: its stem, and what it means here.</summary>
/// <param name="Weight">1, or next to nothing for a word that is in every text.</param>
internal sealed record Term(string Word, string Stem, IReadOnlySet<string> Concepts, double Weight)
{
    const double OfStopWords = 0.05;

    /// <summary>Each word once, in order. A word of a phrase means what the phrase means.</summary>
    public static IReadOnlyList<Term> Of(string? text, Lexicon lexicon)
    {
        var words = Words.Of(text);
        var stems = words.Select(Words.Stem).ToList();
        var concepts = stems.Select(x => new HashSet<string>(lexicon.ConceptsOf(x))).ToList();
        for (var from = 0; from < stems.Count; from++)
        {
            for (var length = 2; length <= lexicon.LongestPhrase && from + length <= stems.Count; length++)
            {
                var meant = lexicon.ConceptsOfPhrase(string.Join(' ', stems[from..(from + length)]));
                for (var i = from; meant.Count > 0 && i < from + length; i++)
                    concepts[i].UnionWith(meant);
            }
        }

        return
        [
            .. words.Select((word, i) => new Term(word, stems[i], concepts[i], StopWords.Contains(word) && concepts[i].Count == 0 ? OfStopWords : 1)).DistinctBy(x => x.Stem),
        ];
    }

    /// <summary>Read as the word that it was meant to be, when nobody knows it as it is.</summary>
    public Term Corrected(Lexicon lexicon, IReadOnlySet<string> known) =>
        Concepts.Count == 0 && Stem.Length >= 5 && !known.Contains(Stem) && lexicon.NearestTo(Stem) is { } meant
            ? this with { Stem = meant, Concepts = lexicon.ConceptsOf(meant) }
            : this;
}
