using MarketingBus.Platform.Hosting;

namespace MarketingBus.Workers.Triage;

/// <summary>Classifies, scores and routes leads.</summary>
public sealed class TriageModule : ServiceModule
{
    public override string Name => "workers-triage";
}
