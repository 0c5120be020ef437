using System.Collections.Frozen;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Models;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Registry;

/// <summary>A promoted model, ready to score.</summary>
internal sealed record LoadedModel(string Version, Ensemble Ensemble, FeatureSchema Schema)
{
    /// <summary>By name in snake_case: which feature reads it.</summary>
    public FrozenDictionary<string, int> FeatureOf { get; } =
        Schema.Features.Select((x, i) => (Name: ColumnName.SnakeCase(x.Column), Index: i)).DistinctBy(x => x.Name).ToFrozenDictionary(x => x.Name, x => x.Index);
}
