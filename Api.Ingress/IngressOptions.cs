using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Api.Ingress;

/// <summary>What REST takes in, and how long it waits.</summary>
public sealed class IngressOptions
{
    public const string Section = "Ingress";

    /// <summary>Largest request body in bytes, 1 KiB to 64 MiB.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Most events in one request, 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxEvents { get; set; } = 1_000;

    /// <summary>How long a synchronous route waits for its answer before it says 202, 0 to 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:02:00")]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The one folder that training data may be read from over REST; relative to the working directory unless rooted. It need not exist.</summary>
    [Required]
    public string DataFolder { get; set; } = "samples";

    /// <summary>Exports of people that one process writes out at once, 1 to 1,000; the next is answered 429.</summary>
    [Range(1, 1_000)]
    public int ExportLimit { get; set; } = 4;

    /// <summary>Bytes in a second at which an export must be taken, 1 to 100,000,000; a slower reader is hung up on, so that its place is free for others.</summary>
    [Range(1, 100_000_000)]
    public int ExportBytesPerSecond { get; set; } = 8 * 1024;
}
