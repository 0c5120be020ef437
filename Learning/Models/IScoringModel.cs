namespace MarketingBus.Learning.Models;

/// <summary>Turns a row's numbers into a raw score, and says what each feature did to it.</summary>
internal interface IScoringModel
{
    double Score(ReadOnlySpan<float> row);

    /// <summary>
    /// The same scores of several rows. What each feature moved a row away from the score of the average training row, times <paramref name="scale"/>, is added to its
    /// contribution; the contributions of a row add up to its distance from that average exactly.
    /// </summary>
    /// <param name="rows">To be scored.</param>
    /// <param name="scale">Of the contributions.</param>
    /// <param name="owners">By place in a row: the feature that it belongs to.</param>
    /// <param name="scores">By row; overwritten.</param>
    /// <param name="contributions">By row, then by feature.</param>
    void Explain(EncodedRows rows, double scale, int[] owners, Span<double> scores, Span<double> contributions);
}
