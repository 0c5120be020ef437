namespace MarketingBus.Learning.Models;

/// <summary>Turns a row's numbers into a raw score, and says what each feature did to it.</summary>
internal interface IScoringModel
{
    double Score(ReadOnlySpan<float> row);

    /// <summary>
    /// The same score. What each feature moved it away from the score of the average training row, times <paramref name="scale"/>, is added to its
    /// contribution; the contributions of a row add up to its distance from that average exactly.
    /// </summary>
    /// <param name="owners">By place in the row: the feature that it belongs to.</param>
    double Explain(ReadOnlySpan<float> row, double scale, int[] owners, Span<double> contributions);
}
