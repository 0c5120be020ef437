using Microsoft.ML.Trainers.FastTree;

namespace MarketingBus.Learning.Models;

/// <summary>Takes trained trees over into a <see cref="TreeModel"/>, and measures the mean score at every node on training rows.</summary>
internal static class TreeModelBuilder
{
    const int RowsForMeans = 20_000;

    public static TreeModel Build<TTree>(TreeEnsemble<TTree> trained, LabelledRows rows)
        where TTree : RegressionTreeBase
    {
        var model = Flatten(trained);
        return model with { Means = MeansOf(model, rows.Some(RowsForMeans)) };
    }

    static TreeModel Flatten<TTree>(TreeEnsemble<TTree> trained)
        where TTree : RegressionTreeBase
    {
        List<int> roots = [], places = [], left = [], right = [];
        List<float> thresholds = [];
        List<double> leaves = [];
        foreach (var (tree, weight) in trained.Trees.Zip(trained.TreeWeights))
        {
            if (tree.CategoricalSplitFlags.Any(x => x))
                throw new NotSupportedException("A tree splits by a set of values; the trainers are told not to make such trees.");

            var (firstNode, firstLeaf) = (places.Count, leaves.Count);
            int Moved(int child) => child >= 0 ? firstNode + child : ~(firstLeaf + ~child);

            roots.Add(tree.NumberOfNodes == 0 ? ~firstLeaf : firstNode);
            places.AddRange(tree.NumericalSplitFeatureIndexes.Take(tree.NumberOfNodes));
            thresholds.AddRange(tree.NumericalSplitThresholds.Take(tree.NumberOfNodes));
            left.AddRange(tree.LeftChild.Take(tree.NumberOfNodes).Select(Moved));
            right.AddRange(tree.RightChild.Take(tree.NumberOfNodes).Select(Moved));
            leaves.AddRange(tree.LeafValues.Select(x => x * weight));
        }

        return new TreeModel
        {
            Roots = [.. roots], Places = [.. places], Thresholds = [.. thresholds], Left = [.. left], Right = [.. right], Leaves = [.. leaves],
            Means = new double[places.Count], Bias = trained.Bias,
        };
    }

    static double[] MeansOf(TreeModel model, LabelledRows rows)
    {
        var (visits, sums) = (new int[model.Places.Length], new double[model.Places.Length]);
        var buffer = new float[rows.Width];
        var path = new List<int>();
        for (var row = 0; row < rows.Count; row++)
        {
            rows.CopyTo(row, buffer);
            foreach (var root in model.Roots)
            {
                path.Clear();
                var node = root;
                for (; node >= 0; node = buffer[model.Places[node]] <= model.Thresholds[node] ? model.Left[node] : model.Right[node])
                    path.Add(node);

                foreach (var passed in path)
                {
                    visits[passed]++;
                    sums[passed] += model.Leaves[~node];
                }
            }
        }

        var means = new double[visits.Length];
        foreach (var root in model.Roots)
            Fill(root);

        return means;

        // A node that none of these rows reached takes the middle of its children.
        double Fill(int node)
        {
            if (node < 0)
                return model.Leaves[~node];

            var middle = (Fill(model.Left[node]) + Fill(model.Right[node])) / 2;
            return means[node] = visits[node] > 0 ? sums[node] / visits[node] : middle;
        }
    }
}
