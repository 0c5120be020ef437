using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Saga.Orchestrator;

/// <summary>How the sagas take their messages, and how long they wait.</summary>
public sealed class OrchestratorOptions
{
    public const string Section = "Orchestrator";

    /// <summary>How long engagement events of an unknown lead wait for the lead itself.</summary>
    public TimeSpan AwaitLeadFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often deadlines are looked at.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// From telling a saga of a passed deadline to telling it again when nothing came of it, 1 second to 1 day: the message was lost, or waits in the error queue.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan TellAgainAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Passed deadlines of each kind told in one commit, 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int SweepLimit { get; set; } = 200;

    /// <summary>Messages that one saga endpoint works on at once, 1 to 1,000; those of one journey are worked on one after the other.</summary>
    [Range(1, 1_000)]
    public int ConcurrentMessageLimit { get; set; } = 32;

    /// <summary>Messages that one saga endpoint holds, 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int PrefetchCount { get; set; } = 256;
}
