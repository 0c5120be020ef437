namespace MarketingBus.Learning.Tables;

/// <summary>What is to be predicted, row by row, and the value that counts as yes.</summary>
internal sealed record Label(string Column, string PositiveValue, bool[] Values)
{
    /// <summary>What a reader should know of how it was read, each one sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public int Positives => Values.Count(x => x);

    /// <summary>0 to 1.</summary>
    public double BaseRate => (double)Positives / Values.Length;

    /// <summary>0 to 1, among these rows.</summary>
    public double RateOf(int[] rows) => (double)rows.Count(row => Values[row]) / rows.Length;

    public Label Keep(IReadOnlyList<int> rows) => this with { Values = [.. rows.Select(x => Values[x])] };
}
