using MarketingBus.Platform.Hosting;

namespace MarketingBus.Workers.Engagement;

/// <summary>Sends messages to leads and hears what they do.</summary>
public sealed class EngagementModule : ServiceModule
{
    public override string Name => "workers-engagement";
}
