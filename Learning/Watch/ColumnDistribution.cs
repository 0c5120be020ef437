using System.Collections.Frozen;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Watch;

/// <summary>
/// How a column's values were spread over bins among the rows that a model learned from. Numbers have bins between <see cref="Edges"/>, categories one for each of
/// <see cref="Values"/> and one for all others; the last bin is always "unknown".
/// </summary>
internal sealed record ColumnDistribution
{
    const int MostSeen = 1000;

    FrozenDictionary<string, int>? places;
    FrozenSet<long>? seen;

    /// <summary>The column, as the training data spelled it.</summary>
    public required string Column { get; init; }

    public required ColumnKind Kind { get; init; }

    /// <summary>Of a date, how its text is read.</summary>
    public string? DateFormat { get; init; }

    /// <summary>Of numbers, how their text is read.</summary>
    public NumberFormat NumberFormat { get; init; }

    /// <summary>Of numbers: upper ends, rising, each part of the bin that it ends.</summary>
    public IReadOnlyList<double> Edges { get; init; } = [];

    /// <summary>Of categories: those with a bin of their own; letter case does not matter.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Fingerprints of all values in training, since a rare value may say who it was; null when there were more than 1,000, and for numbers.</summary>
    public IReadOnlyList<long>? Seen { get; init; }

    /// <summary>Training rows, unknown values among them.</summary>
    public required int Rows { get; init; }

    /// <summary>Share of the rows in each bin, 0 to 1; they sum to 1 unless there were no rows.</summary>
    public required IReadOnlyList<double> Shares { get; init; }

    /// <param name="column">Its name.</param>
    /// <param name="values">NaN is unknown.</param>
    /// <param name="kind">Numeric or boolean.</param>
    public static ColumnDistribution OfNumbers(string column, IReadOnlyList<double> values, ColumnKind kind = ColumnKind.Numeric) =>
        new ColumnDistribution { Column = column, Kind = kind, Edges = Deciles.Of(values), Rows = values.Count, Shares = [] }.Filled((x, i) => x.BinOf(values[i]));

    /// <summary>Dates move on by themselves, which is no drift: only whether one is known is looked at.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="days">Since 1970; NaN is unknown.</param>
    /// <param name="format">How the text is read.</param>
    public static ColumnDistribution OfDates(string column, IReadOnlyList<double> days, string format) =>
        new ColumnDistribution { Column = column, Kind = ColumnKind.Date, DateFormat = format, Rows = days.Count, Shares = [] }.Filled((x, i) => x.BinOf(days[i]));

    /// <param name="column">Its name.</param>
    /// <param name="kept">Values that get a bin each.</param>
    /// <param name="values">Of all rows; null is unknown.</param>
    public static ColumnDistribution OfCategories(string column, IReadOnlyList<string> kept, IEnumerable<string?> values)
    {
        string?[] all = [.. values];
        var distinct = new HashSet<long>();
        foreach (var value in all.OfType<string>())
        {
            if (distinct.Count <= MostSeen)
                distinct.Add(Fingerprint(value));
        }

        return new ColumnDistribution
        {
            Column = column,
            Kind = ColumnKind.Categorical,
            Values = kept,
            Seen = distinct.Count > MostSeen ? null : [.. distinct.Order()],
            Rows = all.Length,
            Shares = [],
        }.Filled((x, i) => x.BinOf(all[i]));
    }

    public int CountBins() => Kind == ColumnKind.Categorical ? Values.Count + 2 : Edges.Count + 2;

    /// <summary>The bin of a number; what is not finite is unknown.</summary>
    public int BinOf(double value)
    {
        if (!double.IsFinite(value))
            return Edges.Count + 1;

        var (from, to) = (0, Edges.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (value <= Edges[middle])
                to = middle;
            else
                from = middle + 1;
        }

        return from;
    }

    /// <summary>The bin of a value as text, of whatever kind the column is; what cannot be read is unknown, as it is to the model.</summary>
    public int BinOf(string? value)
    {
        if (Kind != ColumnKind.Categorical)
            return BinOf(ColumnNumbers.Of(value, Kind, DateFormat, NumberFormat));
        if (value is null)
            return Values.Count + 1;

        places ??= Values.Select((x, i) => (x, i)).ToFrozenDictionary(x => x.x, x => x.i, StringComparer.OrdinalIgnoreCase);
        return places.GetValueOrDefault(value, Values.Count);
    }

    /// <summary>No training row had this category; null where that is not known.</summary>
    public bool? IsUnseen(string value)
    {
        if (Seen is null)
            return null;

        seen ??= Seen.ToFrozenSet();
        return !seen.Contains(Fingerprint(value));
    }

    ColumnDistribution Filled(Func<ColumnDistribution, int, int> binOf)
    {
        var counts = new int[CountBins()];
        for (var row = 0; row < Rows; row++)
            counts[binOf(this, row)]++;

        return this with { Shares = [.. counts.Select(x => Rows == 0 ? 0 : (double)x / Rows)] };
    }

    // FNV-1a of the upper-case letters: the same in every process.
    static long Fingerprint(string value)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in value)
            hash = (hash ^ char.ToUpperInvariant(letter)) * 1099511628211UL;

        return unchecked((long)hash);
    }
}
