namespace MarketingBus.Memory.Episodic.Meaning;

/// <summary>
/// A question's text, compared with a set of episodes: <c>0.75 x share of the question's words that the episode answers + 0.25 x share of the episode's words that were asked for</c>.
/// A word of the question that few of the episodes answer weighs more (<c>ln(1 + (N - n + 0.5) / (n + 0.5))</c>, as in BM25); a word is answered as well as <see cref="TermMatch"/> says.
/// </summary>
internal sealed class TextQuestion
{
    const double AskedShare = 0.75;

    readonly IReadOnlyList<Term> asked;
    readonly IReadOnlyList<Term>[] texts;
    readonly Dictionary<(int Asked, string Stem), double> matches = [];
    readonly bool[] isKnown;
    readonly double[] weights;

    public TextQuestion(string? question, IReadOnlyList<string> scenarios, Lexicon lexicon)
    {
        texts = [.. scenarios.Select(x => Term.Of(x, lexicon))];
        var known = texts.SelectMany(x => x).Select(x => x.Stem).ToHashSet();
        asked = [.. Term.Of(question, lexicon).Select(x => x.Corrected(lexicon, known))];
        isKnown = [.. asked.Select(x => known.Contains(x.Stem))];
        weights = [.. asked.Select((x, i) => x.Weight * Rarity(texts.Count(text => Best(i, text).Nearness > 0)))];
    }

    public bool IsEmpty => asked.Count == 0;

    /// <summary>0 to 1, 1 being a text with the same words.</summary>
    public TextMatch Match(int scenario)
    {
        var text = texts[scenario];
        var answered = asked.Select((term, i) => (Term: term, Best: Best(i, text), Weight: weights[i])).ToList();
        var found = answered.Sum(x => x.Weight * x.Best.Nearness);
        if (found == 0)
            return TextMatch.None;

        var covered = text.Sum(there => there.Weight * Enumerable.Range(0, asked.Count).Max(i => Nearness(i, there)));
        return new TextMatch(
            (AskedShare * found / weights.Sum()) + ((1 - AskedShare) * covered / text.Sum(x => x.Weight)),
            [.. answered.Where(x => x.Best.Nearness > 0 && x.Term.Weight == 1).OrderByDescending(x => x.Weight * x.Best.Nearness)
                .Select(x => x.Term.Word == x.Best.Word ? x.Term.Word : $"{x.Term.Word} ~ {x.Best.Word}")]);
    }

    double Rarity(int answering) => Math.Log(1 + ((texts.Length - answering + 0.5) / (answering + 0.5)));

    (string? Word, double Nearness) Best(int index, IReadOnlyList<Term> text)
    {
        (string? Word, double Nearness) best = (null, 0);
        foreach (var there in text)
        {
            if (Nearness(index, there) is var nearness && nearness > best.Nearness)
                best = (there.Word, nearness);
        }

        return best;
    }

    // A stem's concepts may differ by the phrase that it stands in, so only what the stem alone decides is kept.
    double Nearness(int index, Term there)
    {
        if (asked[index].Concepts.Overlaps(there.Concepts))
            return TermMatch.Of(asked[index], there, isKnown[index]);
        if (!matches.TryGetValue((index, there.Stem), out var nearness))
            matches.Add((index, there.Stem), nearness = TermMatch.Of(asked[index], there with { Concepts = new HashSet<string>() }, isKnown[index]));

        return nearness;
    }
}

/// <summary>How alike two texts are, 0 to 1, and by which words: "price", or "overpriced ~ pricing".</summary>
internal sealed record TextMatch(double Similarity, IReadOnlyList<string> Words)
{
    public static TextMatch None { get; } = new(0, []);
}
