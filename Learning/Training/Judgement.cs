using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Models;

namespace MarketingBus.Learning.Training;

/// <summary>An ensemble and its members on rows that they have not seen.</summary>
internal static class Judgement
{
    public const string Ensemble = "ensemble";
    public const string Champion = "champion";
    public const string Rules = "rules";

    /// <param name="groups">By row, as of <see cref="HeldOutScores.Of"/>.</param>
    public static IReadOnlyList<HeldOutScores> Of(IReadOnlyList<(string Name, double[] Probabilities)> said, bool[] labels, double trainingBaseRate, int seed, int[]? groups) =>
        [.. said.Select(x => HeldOutScores.Of(x.Name, x.Probabilities, labels, trainingBaseRate, seed, groups))];

    /// <summary>By member, then the ensemble's.</summary>
    public static IReadOnlyList<(string Name, double[] Probabilities)> Ask(Models.Ensemble model, LabelledRows rows) =>
    [
        .. model.Members.Select(x => (x.Name, rows.Map(row => Models.Ensemble.ProbabilityOf(x.LogOdds(row))))), (Ensemble, rows.Map(model.Probability)),
    ];

    public static ProtocolResult Result(string name, string protocol, IReadOnlyList<HeldOutScores> scores)
    {
        var ensemble = scores.First(x => x.Name == Ensemble);
        return new ProtocolResult
        {
            Name = name,
            Protocol = protocol,
            Rows = ensemble.Labels.Length,
            Models = [.. scores.Select(x => new ModelMetrics(x.Name, x.Metrics))],
            Curves = new ScoreCurves { Reliability = ReliabilityBins.Of(ensemble.Probabilities, ensemble.Labels), Roc = ensemble.Ranked.Roc(), Gains = ensemble.Ranked.Gains() },
        };
    }
}
