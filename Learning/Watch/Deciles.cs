namespace MarketingBus.Learning.Watch;

/// <summary>Where a column's numbers are cut into bins of about a tenth each.</summary>
internal static class Deciles
{
    /// <summary>
    /// Upper ends, rising and distinct. A value that fills more than a tenth has a bin of its own, so that 0 among counts, or 1 among yes and no, is told from its neighbours.
    /// </summary>
    public static IReadOnlyList<double> Of(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        if (sorted.Length == 0)
            return [];

        var edges = new SortedSet<double>();
        for (var tenth = 1; tenth < 10; tenth++)
        {
            var edge = sorted[(int)Math.Ceiling(sorted.Length * tenth / 10.0) - 1];
            if (!edges.Add(edge))
                edges.Add(Math.BitDecrement(edge));
        }

        return [.. edges];
    }
}
