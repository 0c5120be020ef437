namespace MarketingBus.Memory.Episodic.Meaning;

/// <summary>Which words mean the same thing in marketing, by their stems. It is data, <c>lexicon.txt</c> beside this file: "concept: word, word, a phrase".</summary>
internal sealed class Lexicon
{
    static readonly Lazy<Lexicon> Built = new(() => Read(ReadLines()));

    readonly Dictionary<string, HashSet<string>> conceptsByStem = [];
    readonly Dictionary<string, HashSet<string>> conceptsByPhrase = [];
    readonly Dictionary<string, HashSet<string>> wordsByConcept = [];
    readonly Dictionary<string, Grams> grams = [];

    public static Lexicon Default => Built.Value;

    /// <summary>The longest phrase, in words.</summary>
    public int LongestPhrase { get; private set; } = 1;

    public static Lexicon Read(IEnumerable<string> lines)
    {
        var lexicon = new Lexicon();
        foreach (var line in lines.Select(x => x.Trim()).Where(x => x.Length > 0 && x[0] != '#'))
        {
            var (concept, words) = line.Split(':', 2) is [var name, var rest] ? (name.Trim(), rest) : throw new FormatException($"The lexicon's line '{line}' names no concept.");
            foreach (var word in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                lexicon.Add(concept, word);
        }

        return lexicon;
    }

    public IReadOnlySet<string> ConceptsOf(string stem) => conceptsByStem.GetValueOrDefault(stem) ?? None;

    /// <summary>Of stems that follow one another, with a blank between.</summary>
    public IReadOnlySet<string> ConceptsOfPhrase(string stems) => conceptsByPhrase.GetValueOrDefault(stems) ?? None;

    public IReadOnlySet<string> WordsOf(string concept) => wordsByConcept.GetValueOrDefault(concept) ?? None;

    /// <summary>The word that a misspelt one was meant to be; null when none is near.</summary>
    public string? NearestTo(string stem)
    {
        var asked = Grams.Of(stem);
        var nearest = grams.Where(x => Math.Abs(x.Key.Length - stem.Length) <= 2).Select(x => (x.Key, Alike: asked.AlikeTo(x.Value)))
            .OrderByDescending(x => x.Alike).ThenBy(x => x.Key, StringComparer.Ordinal).FirstOrDefault();
        return nearest.Alike >= Grams.Near ? nearest.Key : null;
    }

    static HashSet<string> None { get; } = [];

    void Add(string concept, string words)
    {
        var each = Words.Of(words);
        var stems = each.Select(Words.Stem).ToList();
        if (stems is [var stem])
        {
            Put(conceptsByStem, stem, concept);
            grams.TryAdd(stem, Grams.Of(stem));
        }
        else
        {
            Put(conceptsByPhrase, string.Join(' ', stems), concept);
            LongestPhrase = Math.Max(LongestPhrase, stems.Count);
        }

        foreach (var word in each.Where(x => !StopWords.Contains(x)))
            Put(wordsByConcept, concept, word);
    }

    static void Put(Dictionary<string, HashSet<string>> index, string key, string value)
    {
        if (!index.TryGetValue(key, out var values))
            index.Add(key, values = []);
        values.Add(value);
    }

    static IEnumerable<string> ReadLines()
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream("lexicon.txt") ?? throw new InvalidOperationException("The lexicon is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
