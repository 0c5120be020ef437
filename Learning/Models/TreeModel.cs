namespace MarketingBus.Learning.Models;

/// <summary>
/// The sum of many decision trees. A row walks down each tree; at every node the mean score of the training rows there changes to that of the
/// child, and the feature that was asked gets the difference (Saabas 2014). These add up to the score exactly, at the cost of the walk alone.
/// </summary>
internal sealed record TreeModel : IScoringModel
{
    /// <summary>By tree: its first node, or the complement of a leaf where the tree is but one.</summary>
    public required int[] Roots { get; init; }

    /// <summary>By node: the place in the row that is asked.</summary>
    public required int[] Places { get; init; }

    /// <summary>By node: up to this the walk goes left.</summary>
    public required float[] Thresholds { get; init; }

    /// <summary>By node: a node, or the complement of a leaf.</summary>
    public required int[] Left { get; init; }

    public required int[] Right { get; init; }

    /// <summary>By leaf: what it adds to the score.</summary>
    public required double[] Leaves { get; init; }

    /// <summary>By node: the mean of what the training rows that came by got in the end.</summary>
    public required double[] Means { get; init; }

    public required double Bias { get; init; }

    public double Score(ReadOnlySpan<float> row)
    {
        var sum = Bias;
        foreach (var root in Roots)
        {
            var node = root;
            while (node >= 0)
                node = row[Places[node]] <= Thresholds[node] ? Left[node] : Right[node];

            sum += Leaves[~node];
        }

        return sum;
    }

    public double Explain(ReadOnlySpan<float> row, double scale, int[] owners, Span<double> contributions)
    {
        var sum = Bias;
        foreach (var root in Roots)
        {
            var node = root;
            var mean = MeanAt(root);
            while (node >= 0)
            {
                var asked = Places[node];
                node = row[asked] <= Thresholds[node] ? Left[node] : Right[node];
                var next = MeanAt(node);
                contributions[owners[asked]] += scale * (next - mean);
                mean = next;
            }

            sum += mean;
        }

        return sum;
    }

    double MeanAt(int node) => node >= 0 ? Means[node] : Leaves[~node];
}
