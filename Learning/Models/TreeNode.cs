using System.Runtime.CompilerServices;

namespace MarketingBus.Learning.Models;

/// <summary>All that a walk needs to know of a node, side by side in memory; which way it goes is a number, since a branch would be guessed wrongly every other time.</summary>
internal readonly struct TreeNode(int place, float threshold, Pair<int> children, Pair<double> steps)
{
    /// <summary>In the row.</summary>
    public readonly int Place = place;

    readonly float threshold = threshold;

    /// <summary>Left and right: a node, or the complement of a leaf.</summary>
    public readonly Pair<int> Children = children;

    /// <summary>Left and right: how the mean score changes on the way there.</summary>
    public readonly Pair<double> Steps = steps;

    /// <summary>0: left, 1: right, where what is not a number goes.</summary>
    public int SideOf(ReadOnlySpan<float> row) => row[Place] <= threshold ? 0 : 1;

    public static TreeNode[] Of(TreeModel model) =>
    [
        .. Enumerable.Range(0, model.Places.Length).Select(i => new TreeNode(
            model.Places[i], model.Thresholds[i], Pair.Of(model.Left[i], model.Right[i]),
            Pair.Of(model.MeanAt(model.Left[i]) - model.Means[i], model.MeanAt(model.Right[i]) - model.Means[i]))),
    ];
}

/// <summary>Two values that are chosen by number.</summary>
[InlineArray(2)]
internal struct Pair<T>
{
    T first;
}

internal static class Pair
{
    public static Pair<T> Of<T>(T first, T second)
    {
        var pair = default(Pair<T>);
        (pair[0], pair[1]) = (first, second);
        return pair;
    }
}
