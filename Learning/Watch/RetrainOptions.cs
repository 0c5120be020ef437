using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Learning.Watch;

/// <summary>When the system trains again by itself, from the leads kept here. Off unless one of these is set; what comes of it is promoted only when better.</summary>
public sealed class RetrainOptions
{
    public const string Section = "Learning:Retrain";

    /// <summary>From one training to the next; empty: never by the clock.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan? Every { get; set; }

    /// <summary>True: also once when a drift begins.</summary>
    public bool OnDrift { get; set; }

    /// <summary>A training that takes longer is given up; until then no other instance begins one.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan Limit { get; set; } = TimeSpan.FromHours(4);
}
