using MarketingBus.Platform.Hosting;

namespace MarketingBus.Learning;

/// <summary>The promoted model and its registry.</summary>
public sealed class LearningModule : ServiceModule
{
    public override string Name => "learning";
}
