namespace MarketingBus.Memory.Episodic;

/// <summary>Leads of one industry and persona. Case and blanks around do not matter.</summary>
public sealed record Segment
{
    public Segment(string industry, string persona) => (Industry, Persona) = (SituationFeatures.Fold(industry), SituationFeatures.Fold(persona));

    /// <summary>In lower case.</summary>
    public string Industry { get; }

    /// <summary>In lower case.</summary>
    public string Persona { get; }

    /// <summary>Null unless both are known.</summary>
    public static Segment? Of(string? industry, string? persona) =>
        string.IsNullOrWhiteSpace(industry) || string.IsNullOrWhiteSpace(persona) ? null : new Segment(industry, persona);

    public override string ToString() => $"{Industry}/{Persona}";
}

/// <summary>How so many episodes came out.</summary>
/// <param name="Sum">Of their outcomes, each 0 to 1.</param>
public readonly record struct Outcomes(int Count, double Sum)
{
    // So many episodes of middling luck are added to few, lest two of them look like a rule.
    const double Caution = 5;

    /// <summary>0 to 1; 0 without episodes.</summary>
    public double Mean => Count == 0 ? 0 : Sum / Count;

    /// <summary>The mean, drawn towards what is usual the fewer episodes there are.</summary>
    public double CautiousMean(double usual) => (Sum + (Caution * usual)) / (Count + Caution);

    public static Outcomes operator +(Outcomes one, Outcomes other) => new(one.Count + other.Count, one.Sum + other.Sum);

    public static Outcomes Add(Outcomes one, Outcomes other) => one + other;
}

/// <summary>How a segment's episodes came out, in all and by channel in wire spelling, beside what is usual.</summary>
public sealed record SegmentOutcomes(Segment Segment, Outcomes Usual, Outcomes All, IReadOnlyDictionary<string, Outcomes> ByChannel);
