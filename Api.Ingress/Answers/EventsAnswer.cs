using MarketingBus.Data.Ingress;

namespace MarketingBus.Api.Ingress.Answers;

/// <summary>What became of the events of one request.</summary>
public sealed record EventsAnswer
{
    public string Status { get; init; } = "accepted";

    /// <summary>Events that are durable now, those that were so before included.</summary>
    public required int Accepted { get; init; }

    /// <summary>In the order of the request.</summary>
    public required IReadOnlyList<RejectedEvent> Rejected { get; init; }

    /// <summary>In the order of the request.</summary>
    public required IReadOnlyList<AcceptedEventAnswer> Events { get; init; }
}

/// <summary>One accepted event.</summary>
public sealed record AcceptedEventAnswer
{
    public required Guid EventId { get; init; }

    public Guid? JourneyId { get; init; }

    public Guid? ReviewId { get; init; }

    /// <summary>accepted, or duplicate when the same event was accepted before; then nothing happens again.</summary>
    public required string Status { get; init; }

    /// <summary>Where to see what becomes of it.</summary>
    public required string Location { get; init; }

    /// <summary>Fields that were accepted otherwise than they were sent; left out when there are none.</summary>
    public IReadOnlyList<FieldWarning>? Warnings { get; init; }
}

/// <summary>One event that was not accepted.</summary>
/// <param name="Index">Its place in the array, from 0.</param>
/// <param name="Errors">Messages by JSON path within the event.</param>
public sealed record RejectedEvent(int Index, IReadOnlyDictionary<string, string[]> Errors);
