using System.Text.Json.Serialization;

namespace MarketingBus.Learning.Models;

/// <summary>
/// Members stacked by their log-odds: log-odds = intercept + sum of weight x member's log-odds. Each member's are linear in its score, so that the
/// contributions of features to the members add up to contributions to the whole. Safe to use from many threads.
/// </summary>
internal sealed record Ensemble
{
    public required IReadOnlyList<Member> Members { get; init; }

    public required double Intercept { get; init; }

    public double LogOdds(ReadOnlySpan<float> row)
    {
        var sum = Intercept;
        foreach (var member in Voting)
            sum += member.Weight * member.LogOdds(row);

        return sum;
    }

    public double Probability(ReadOnlySpan<float> row) => ProbabilityOf(LogOdds(row));

    /// <summary>The log-odds of several rows; what each feature did to them is added to the contributions, which count from the average training row.</summary>
    /// <param name="rows">To be scored.</param>
    /// <param name="owners">By place in a row: the feature that it belongs to.</param>
    /// <param name="logOdds">By row; overwritten.</param>
    /// <param name="contributions">By row, then by feature.</param>
    public void Explain(EncodedRows rows, int[] owners, Span<double> logOdds, Span<double> contributions)
    {
        var scores = new double[rows.Count];
        logOdds.Fill(Intercept);
        foreach (var member in Voting)
        {
            member.Model.Explain(rows, -member.Weight * member.Sigmoid.Slope, owners, scores, contributions);
            for (var i = 0; i < scores.Length; i++)
                logOdds[i] += member.Weight * member.Sigmoid.LogOdds(scores[i]);
        }
    }

    public static double ProbabilityOf(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    [JsonIgnore]
    Member[] Voting => field ??= [.. Members.Where(x => x.Weight > 0)];
}
