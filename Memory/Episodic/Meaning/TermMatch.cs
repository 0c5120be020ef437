namespace MarketingBus.Memory.Episodic.Meaning;

/// <summary>How near a word that is asked for is to one that is there, 0 to 1.</summary>
internal static class TermMatch
{
    const double SameFamily = 0.85;
    const double SameConcept = 0.75;
    const double Misspelt = 0.8;
    const int LeastFamily = 5;
    const int LongestEnding = 4;

    /// <param name="asked">A word of the question.</param>
    /// <param name="there">A word of an episode.</param>
    /// <param name="isKnown">True when some episode has the word as it is asked: then it is not misspelt.</param>
    public static double Of(Term asked, Term there, bool isKnown)
    {
        if (asked.Stem == there.Stem)
            return 1;
        if (AreFamily(asked.Stem, there.Stem))
            return SameFamily;
        if (asked.Concepts.Overlaps(there.Concepts))
            return SameConcept;
        if (isKnown || asked.Stem.Length < LeastFamily || Math.Abs(asked.Stem.Length - there.Stem.Length) > 2)
            return 0;

        var alike = Grams.Of(asked.Stem).AlikeTo(Grams.Of(there.Stem));
        return alike >= Grams.Near ? Misspelt * alike : 0;
    }

    /// <summary>"renew" and "renewal".</summary>
    static bool AreFamily(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return shorter.Length >= LeastFamily && longer.Length - shorter.Length <= LongestEnding && longer.StartsWith(shorter, StringComparison.Ordinal);
    }
}
