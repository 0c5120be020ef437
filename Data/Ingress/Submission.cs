using MarketingBus.Contracts;

namespace MarketingBus.Data.Ingress;

/// <summary>A valid event or command of a caller, not yet accepted.</summary>
public sealed record Submission
{
    public required Guid EventId { get; init; }

    /// <summary>lead, campaign, engagement, engagement_request or handoff_request.</summary>
    public required string Kind { get; init; }

    /// <summary>The journey or review that it is about.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Of everything that the caller said: the same event id with another hash is another event.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Where to see what became of it.</summary>
    public required string Location { get; init; }

    /// <summary>
    /// True: the event id was made of what the event says, so that it is a duplicate only while it is the last that was said about its lead or its campaign's day. False: whoever sent it
    /// names the event.
    /// </summary>
    public bool IsKnownByContent { get; init; }

    /// <summary>The contract that is published.</summary>
    public required object Message { get; init; }

    /// <summary>The same about a state, as another event.</summary>
    public Submission As(Guid eventId) => this with
    {
        EventId = eventId,
        Message = Message switch
        {
            LeadReceived lead => lead with { EventId = eventId },
            CampaignUpdated campaign => campaign with { EventId = eventId },
            _ => throw new InvalidOperationException($"An event of the kind {Kind} happens and has no versions."),
        },
    };

    /// <summary>What was accepted otherwise than it was sent.</summary>
    public IReadOnlyList<FieldWarning> Warnings { get; init; } = [];
}

/// <summary>What became of a submission.</summary>
public enum Acceptance
{
    Accepted,

    /// <summary>Accepted before; nothing was published again.</summary>
    Duplicate,

    /// <summary>The event id belongs to another event.</summary>
    Conflict,

    /// <summary>It names somebody who was erased: nothing of it was kept.</summary>
    Erased,
}
