using System.ComponentModel.DataAnnotations;
using MarketingBus.Platform.Messaging.Transport;

namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>How events are taken that upstream systems publish to RabbitMQ. Without RabbitMQ nothing is taken.</summary>
public sealed class UpstreamOptions
{
    public const string Section = "Upstream";

    /// <summary>False: this process takes none; another one may.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The topic exchange that upstream systems publish to. It is made when missing.</summary>
    [Required]
    public string Exchange { get; set; } = "marketing-events";

    /// <summary>The queue that takes everything from the exchange; what is rejected is kept in the queue of this name with `_error`.</summary>
    [Required]
    public string Queue { get; set; } = "upstream-events";

    /// <summary>
    /// Messages sent to this process and not yet acknowledged, 1 to 10,000. RabbitMQ counts messages and not bytes: memory is needed for that many of the largest that it takes (its max_message_size). While large
    /// messages come, or such as were delivered again and again, it is one.
    /// </summary>
    [Range(1, 10_000)]
    public ushort Prefetch { get; set; } = 10;

    /// <summary>Most waiting messages that are accepted in one commit, 1 to 1,000; not more than are prefetched.</summary>
    [Range(1, 1_000)]
    public int GroupLimit { get; set; } = 128;

    /// <summary>Groups that are dealt with at the same time, 1 to 32. Above 1, messages may be accepted in another order than they came.</summary>
    [Range(1, 32)]
    public int Concurrency { get; set; } = 1;

    /// <summary>Tries of a message that fails although the database answers, 1 to 100; then it is kept in the error queue.</summary>
    [Range(1, 100)]
    public int Tries { get; set; } = 5;

    /// <summary>The first pause before another try; each following one is twice as long, up to <see cref="LongestPause"/>, with a quarter of chance.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest pause before another try, or before the broker is called again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Where rejected messages are kept.</summary>
    public string ErrorQueueName() => QueueArguments.ErrorQueueOf(Queue);
}
