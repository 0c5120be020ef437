namespace MarketingBus.Memory.Episodic.Meaning;

/// <summary>A word as its runs of three letters, by which a misspelt word is recognised.</summary>
internal sealed class Grams
{
    /// <summary>As alike as a word and the same word with one letter wrong.</summary>
    public const double Near = 0.55;

    readonly HashSet<(char, char, char)> grams = [];

    public static Grams Of(string word)
    {
        var all = new Grams();
        var padded = $"  {word} ";
        for (var i = 0; i + 2 < padded.Length; i++)
            all.grams.Add((padded[i], padded[i + 1], padded[i + 2]));
        return all;
    }

    /// <summary>0 to 1: twice the shared ones by all (Dice).</summary>
    public double AlikeTo(Grams other) => 2.0 * grams.Count(other.grams.Contains) / (grams.Count + other.grams.Count);
}
