using MarketingBus.Platform.Hosting;

namespace MarketingBus.Workers.Optimizer;

/// <summary>Judges campaigns and advises.</summary>
public sealed class OptimizerModule : ServiceModule
{
    public override string Name => "workers-optimizer";
}
