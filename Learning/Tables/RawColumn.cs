namespace MarketingBus.Learning.Tables;

/// <summary>One column of text. Each distinct value is held once, so that a million rows of a category take four bytes each.</summary>
internal sealed class RawColumn(string name, int[] codes, IReadOnlyList<string> distinct, bool isAbandoned = false)
{
    public const int Unknown = -1;

    public string Name => name;

    /// <summary>By row: the place in <see cref="Distinct"/>, or <see cref="Unknown"/>.</summary>
    public int[] Codes => codes;

    /// <summary>In the order in which they first came; letter case counts.</summary>
    public IReadOnlyList<string> Distinct => distinct;

    /// <summary>Nearly every row had another text, so that most were not kept: only good for saying that it is an id or free text.</summary>
    public bool IsAbandoned => isAbandoned;

    public string? this[int row] => codes[row] == Unknown ? null : distinct[codes[row]];

    public IEnumerable<string?> Values => codes.Select(code => code == Unknown ? null : distinct[code]);

    public RawColumn Keep(IReadOnlyList<int> rows) => new(name, [.. rows.Select(row => codes[row])], distinct, isAbandoned);

    public RawColumn Named(string other) => new(other, codes, distinct, isAbandoned);

    /// <summary>How often each distinct value comes.</summary>
    public int[] Counts()
    {
        var counts = new int[distinct.Count];
        foreach (var code in codes)
        {
            if (code != Unknown)
                counts[code]++;
        }

        return counts;
    }

    public static RawColumn Of(string name, IEnumerable<string?> values)
    {
        var builder = new RawColumnBuilder();
        foreach (var value in values)
            builder.Add(value);

        return builder.Build(name);
    }
}
