using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Platform.Hosting;

/// <summary>How a process ends when it is told to (SIGTERM, Ctrl-C).</summary>
public sealed class StopOptions
{
    public const string Section = "Stop";

    /// <summary>
    /// How long the messages and requests in hand may take to finish, 1 second to 10 minutes. What is not finished then is given back to the queue and done again by
    /// whoever takes it next.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}
