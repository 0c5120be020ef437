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

    /// <summary>The log-odds; what each feature did to them is added to the contributions, which count from the average training row.</summary>
    public double Explain(ReadOnlySpan<float> row, int[] owners, Span<double> contributions)
    {
        var sum = Intercept;
        foreach (var member in Voting)
        {
            var score = member.Model.Explain(row, -member.Weight * member.Sigmoid.Slope, owners, contributions);
            sum += member.Weight * member.Sigmoid.LogOdds(score);
        }

        return sum;
    }

    public static double ProbabilityOf(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    [JsonIgnore]
    Member[] Voting => field ??= [.. Members.Where(x => x.Weight > 0)];
}
