namespace MarketingBus.Platform.Messaging;

/// <summary>A server went away while events were accepted: they may have been, or not. Sent again under the same ids they are accepted once.</summary>
/// <param name="eventIds">The ids that the events have; null for one that was refused anyway.</param>
/// <param name="cause">What was heard of the server.</param>
public sealed class OutcomeUnknownException(IReadOnlyList<Guid?> eventIds, Exception cause) : Exception("Whether it was accepted is not known: a server went away meanwhile.", cause)
{
    public IReadOnlyList<Guid?> EventIds => eventIds;

    /// <summary>The same for a request with more events, each of which stands at one of these places.</summary>
    public OutcomeUnknownException At(IReadOnlyList<int> places, int count)
    {
        var ids = new Guid?[count];
        foreach (var (index, place) in places.Index())
            ids[place] = eventIds[index];

        return new OutcomeUnknownException(ids, InnerException!);
    }
}
