namespace MarketingBus.Learning.Models;

/// <summary>
/// The sum of many decision trees. A row walks down each tree; at every node the mean score of the training rows there changes to that of the
/// child, and the feature that was asked gets the difference (Saabas 2014). These add up to the score exactly, at the cost of the walk alone.
/// </summary>
internal sealed record TreeModel : IScoringModel
{
    const int Walks = 64;

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

    TreeNode[] Nodes => field ??= [.. Places.Zip(Thresholds, (place, threshold) => new TreeNode(place, threshold))];

    // By node: left, then right.
    int[] Children => field ??= [.. Left.Zip(Right, (left, right) => (int[])[left, right]).SelectMany(x => x)];

    // By node: how the mean score changes on the way left, then right.
    double[] Steps => field ??= [.. Children.Select((child, i) => MeanAt(child) - Means[i / 2])];

    public double Score(ReadOnlySpan<float> row)
    {
        var (sum, nodes, children) = (Bias, Nodes, Children);
        foreach (var root in Roots)
        {
            var next = root;
            while (next >= 0)
                next = children[(2 * next) + nodes[next].SideOf(row)];

            sum += Leaves[~next];
        }

        return sum;
    }

    /// <summary>
    /// Many walks at once, each a row's way down a tree, and all of them one step at a time: a step waits for memory and for the comparison before it, but not for those of another walk.
    /// </summary>
    public void Explain(EncodedRows rows, double scale, int[] owners, Span<double> scores, Span<double> contributions)
    {
        var (nodes, children, steps) = (Nodes, Children, Steps);
        var (count, features) = (rows.Count, contributions.Length / rows.Count);
        var trees = Math.Max(1, Walks / count);
        Span<int> places = new int[trees * count];
        Span<int> walking = new int[trees * count];
        Span<int> rowOf = new int[trees * count];
        for (var walk = 0; walk < rowOf.Length; walk++)
            rowOf[walk] = walk % count;

        scores.Fill(Bias);
        for (var first = 0; first < Roots.Length; first += trees)
        {
            var walks = Math.Min(trees, Roots.Length - first) * count;
            var left = 0;
            for (var walk = 0; walk < walks; walk++)
            {
                places[walk] = Roots[first + (walk / count)];
                walking[left] = walk;
                left += places[walk] >= 0 ? 1 : 0;
            }

            while (left > 0)
            {
                var kept = 0;
                for (var i = 0; i < left; i++)
                {
                    var walk = walking[i];
                    var row = rowOf[walk];
                    var node = nodes[places[walk]];
                    var way = (2 * places[walk]) + node.SideOf(rows[row]);
                    contributions[(row * features) + owners[node.Place]] += scale * steps[way];
                    places[walk] = children[way];
                    walking[kept] = walk;
                    kept += places[walk] >= 0 ? 1 : 0;
                }

                left = kept;
            }

            for (var walk = 0; walk < walks; walk++)
                scores[rowOf[walk]] += Leaves[~places[walk]];
        }
    }

    internal double MeanAt(int node) => node >= 0 ? Means[node] : Leaves[~node];
}
