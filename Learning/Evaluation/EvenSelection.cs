namespace MarketingBus.Learning.Evaluation;

/// <summary>Places spread evenly over many, in order.</summary>
internal static class EvenSelection
{
    /// <summary>All of them when there are no more than <paramref name="most"/>.</summary>
    public static int[] Of(int count, int most) =>
        count <= most ? [.. Enumerable.Range(0, count)] : [.. Enumerable.Range(0, most).Select(i => (int)((long)i * count / most))];
}
