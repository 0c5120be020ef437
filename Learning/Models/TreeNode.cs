namespace MarketingBus.Learning.Models;

/// <summary>What a node asks. Which way it goes is a number, since a branch would be guessed wrongly every other time.</summary>
internal readonly struct TreeNode(int place, float threshold)
{
    /// <summary>In the row.</summary>
    public readonly int Place = place;

    readonly float threshold = threshold;

    /// <summary>0: left, 1: right, where what is not a number goes.</summary>
    public int SideOf(ReadOnlySpan<float> row) => row[Place] <= threshold ? 0 : 1;
}
