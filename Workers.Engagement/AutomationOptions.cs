using System.ComponentModel.DataAnnotations;
using MarketingBus.Workers.Engagement.Decisions;

namespace MarketingBus.Workers.Engagement;

/// <summary>Which opens and clicks are held for a machine's and count for nothing. Conversions, replies, unsubscriptions and complaints always count.</summary>
public sealed class AutomationOptions
{
    public const string Section = "Engagement:Automation";

    /// <summary>
    /// An open or click sooner than this after its message went out is automated, seconds, 0 (none is) to 3,600. Two seconds are less than a person needs to be told of
    /// a message, to open and to read it, and as long as most mail gateways need to follow a link; more would cost clicks on text messages.
    /// </summary>
    [Range(0d, 3_600)]
    public double LeastSecondsAfterSend { get; set; } = 2;

    /// <summary>Clicks of one lead within <see cref="ClickWindowSeconds"/> that may still be a person's, 1 to 1,000; with more, all of them are automated.</summary>
    [Range(1, 1_000)]
    public int MostClicks { get; set; } = 3;

    /// <summary>The time in which a link scanner follows every link of a message, seconds, 0 (none is looked for) to 3,600.</summary>
    [Range(0d, 3_600)]
    public double ClickWindowSeconds { get; set; } = 10;

    /// <summary>
    /// Parts of user agents of scanners and prefetchers, in any case; one that begins with "=" is the whole user agent. Cubot, a maker of phones, is passed over. Left out: the default ones; given: these replace them.
    /// </summary>
    public IReadOnlyList<string> UserAgents { get; set; } = [];

    internal void UseDefaultsWhereEmpty() => UserAgents = UserAgents is [] ? KnownScanners.UserAgents : UserAgents;
}
