using System.Text.Json.Serialization;

namespace MarketingBus.Learning.Models;

/// <summary>A model of the ensemble with the sigmoid that makes its score a probability, and its weight in the whole.</summary>
internal sealed record Member
{
    public const string Logistic = "logistic_regression";
    public const string Forest = "random_forest";
    public const string FastTree = "gradient_boosting";
    public const string LightGbm = "lightgbm";

    public required string Name { get; init; }

    /// <summary>What the search chose, for people.</summary>
    public required string Settings { get; init; }

    /// <summary>Of these settings in the search's folds, natural logarithm.</summary>
    public required double LogLoss { get; init; }

    public LinearModel? Linear { get; init; }

    public TreeModel? Trees { get; init; }

    /// <summary>Fitted to scores of rows that the models fitted for it had not seen.</summary>
    public required PlattSigmoid Sigmoid { get; init; }

    /// <summary>What the ensemble makes of the log-odds, 0 or more.</summary>
    public required double Weight { get; init; }

    [JsonIgnore]
    public IScoringModel Model => Linear is null ? Trees! : Linear;

    public double LogOdds(ReadOnlySpan<float> row) => Sigmoid.LogOdds(Model.Score(row));
}
