using MarketingBus.Learning.Features;
using MarketingBus.Learning.Models;

namespace MarketingBus.Learning.Registry;

/// <summary>A promoted model, ready to score.</summary>
internal sealed record LoadedModel(string Version, Ensemble Ensemble, FeatureSchema Schema);
