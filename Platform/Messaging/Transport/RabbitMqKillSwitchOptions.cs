using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>When an endpoint on which most messages fail stops taking more, so that they wait in their queue and not in the error queue.</summary>
public sealed class RabbitMqKillSwitchOptions
{
    public const string Section = "RabbitMq:KillSwitch";

    /// <summary>Messages in one period before failures are weighed, 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int ActivationThreshold { get; set; } = 50;

    /// <summary>Percentage of failed messages at which the endpoint stops, 1 to 100. 100 and a large threshold turn it off.</summary>
    [Range(1, 100)]
    public int TripPercent { get; set; } = 50;

    /// <summary>How long failures are counted before the count begins anew, 1 second to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan TrackingPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the endpoint rests before it tries again, 1 second to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RestartTimeout { get; set; } = TimeSpan.FromSeconds(15);
}
