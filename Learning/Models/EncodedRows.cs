namespace MarketingBus.Learning.Models;

/// <summary>Rows of numbers, one after the other in memory.</summary>
internal readonly ref struct EncodedRows(ReadOnlySpan<float> values, int width)
{
    readonly ReadOnlySpan<float> values = values;

    public int Count => values.Length / width;

    public ReadOnlySpan<float> this[int row] => values.Slice(row * width, width);
}
