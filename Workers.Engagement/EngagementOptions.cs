using System.ComponentModel.DataAnnotations;
using MarketingBus.Contracts;
using MarketingBus.Workers.Engagement.Decisions;

namespace MarketingBus.Workers.Engagement;

/// <summary>Whom we may contact, by which channel, and with what words.</summary>
public sealed class EngagementOptions
{
    public const string Section = "Engagement";

    /// <summary>True: a lead that was never asked for consent is not contacted. One that refused, unsubscribed or complained never is, under whichever id its address came; the last word that was accepted holds.</summary>
    public bool RequireExplicitConsent { get; set; }

    /// <summary>The first rule that matches names the channel. Left out: the default rules; given: these replace them.</summary>
    public IReadOnlyList<ChannelRule> Channels { get; set; } = [];

    /// <summary>The channel of leads of which nothing else is known.</summary>
    public Channel DefaultChannel { get; set; } = Channel.Email;

    /// <summary>Remembered responses on one channel, more than on any other, from which it is used, 1 to 1,000.</summary>
    [Range(1, 1000)]
    public int ResponsiveFrom { get; set; } = 2;

    /// <summary>Episodes of a lead's industry and persona on one channel from which their outcomes may choose it, 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int EpisodesFrom { get; set; } = 5;

    /// <summary>How much better than is usual, and than on the channel that the rules name, those episodes came out, 0.01 to 1; few of them are drawn towards what is usual.</summary>
    [Range(0.01, 1)]
    public double EpisodeMargin { get; set; } = 0.1;

    /// <summary>The predicate of the knowledge graph's facts "segment prefers channel".</summary>
    [Required]
    public string PreferencePredicate { get; set; } = "prefers";

    /// <summary>Employees from which the enterprise sentence is added, 1 or more.</summary>
    [Range(1, int.MaxValue)]
    public int EnterpriseFrom { get; set; } = 1001;

    /// <summary>A folder whose files replace ours of the same name, such as "email/welcome.liquid"; null for none.</summary>
    public string? TemplatesFolder { get; set; }

    /// <summary>Longest wait for a provider's answer, 1 second to 10 minutes; a message whose sender was lost is left alone for as long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Messages that are handed to the provider at once, 1 to 1,000. One at a time, whatever this says, to a provider that would send a repeated message twice.</summary>
    [Range(1, 1000)]
    public int SendsAtOnce { get; set; } = 16;

    internal void UseDefaultsWhereEmpty() => Channels = Channels is [] ? ChannelPolicy.DefaultRules : Channels;
}
