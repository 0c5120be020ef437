using System.Text.Json.Serialization;

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

    [JsonIgnore]
    TreeNode[] Nodes => field ??= TreeNode.Of(this);

    public double Score(ReadOnlySpan<float> row)
    {
        var (sum, nodes) = (Bias, Nodes);
        foreach (var root in Roots)
        {
            var next = root;
            while (next >= 0)
            {
                ref readonly var node = ref nodes[next];
                next = node.Children[node.SideOf(row)];
            }

            sum += Leaves[~next];
        }

        return sum;
    }

    public void Explain(EncodedRows rows, double scale, int[] owners, Span<double> scores, Span<double> contributions)
    {
        var (nodes, features) = (Nodes, contributions.Length / rows.Count);
        scores.Fill(Bias);

        // Tree by tree, not row by row: a tree's nodes stay in the processor's nearest memory while all rows walk down it.
        foreach (var root in Roots)
        {
            for (var i = 0; i < scores.Length; i++)
            {
                var row = rows[i];
                var own = contributions.Slice(i * features, features);
                var next = root;
                while (next >= 0)
                {
                    ref readonly var node = ref nodes[next];
                    var side = node.SideOf(row);
                    own[owners[node.Place]] += scale * node.Steps[side];
                    next = node.Children[side];
                }

                scores[i] += Leaves[~next];
            }
        }
    }

    internal double MeanAt(int node) => node >= 0 ? Means[node] : Leaves[~node];
}
