namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>What became of one upstream message.</summary>
public sealed record UpstreamVerdict
{
    static readonly Dictionary<string, string[]> None = [];

    public static UpstreamVerdict Accepted { get; } = new();

    /// <summary>Everything in it was accepted before; nothing happened again.</summary>
    public static UpstreamVerdict Duplicate { get; } = new();

    /// <summary>It was not accepted, and is not kept either: it names somebody who was erased.</summary>
    public static UpstreamVerdict Dropped { get; } = new();

    /// <summary>Why the message, or a part of it, was not accepted; null when nothing is wrong.</summary>
    public string? Reason { get; private init; }

    /// <summary>The reason as a log may say it: it repeats nothing of the message.</summary>
    public string? Logged { get; private init; }

    /// <summary>Messages by field path.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; private init; } = None;

    public static UpstreamVerdict Rejected(string reason, IReadOnlyDictionary<string, string[]>? errors = null, string? logged = null) =>
        new() { Reason = reason, Errors = errors ?? None, Logged = logged ?? reason };
}
