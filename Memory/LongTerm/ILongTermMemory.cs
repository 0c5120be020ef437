using MarketingBus.Contracts;

namespace MarketingBus.Memory.LongTerm;

/// <summary>What is known of a lead over time: preferences, engagement counts, and RFM computed from them.</summary>
public interface ILongTermMemory
{
    /// <summary>What a later version of the journey told wins, in whatever order it comes; other preferences stay. A score given here is an upstream's own and is used until we have events to compute one.</summary>
    Task MergeAsync(
        Guid journeyId, string leadId, IReadOnlyDictionary<string, string> preferences, double? rfmScore, CancellationToken cancellationToken);

    /// <summary>The same for many, in order; a store that can loads them together.</summary>
    async Task MergeAsync(IReadOnlyList<LeadPreferences> leads, CancellationToken cancellationToken)
    {
        foreach (var lead in leads)
            await MergeAsync(lead.JourneyId, lead.LeadId, lead.Preferences, lead.RfmScore, cancellationToken);
    }

    /// <summary>Counts what leads did. Each event counts once: the caller's inbox sees to it.</summary>
    /// <param name="events">Of any kind; only engagements count.</param>
    /// <param name="automated">Ids of those that have turned out to be a machine's since: they count until they are taken back, but no lead looks fresher for them.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    Task RecordAsync(IReadOnlyList<EngagementRecorded> events, IReadOnlySet<Guid> automated, CancellationToken cancellationToken);

    /// <summary>Takes back events that were counted and turned out to be a machine's.</summary>
    /// <param name="events">Each once, in whatever order to its counting.</param>
    /// <param name="lastEngaged">When each of their leads last engaged by itself; one that never did is left out.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    Task TakeBackAsync(
        IReadOnlyList<EngagementRecorded> events, IReadOnlyDictionary<Guid, DateTimeOffset> lastEngaged, CancellationToken cancellationToken);

    /// <summary>What is known of each lead; leads of which nothing is known are left out.</summary>
    Task<IReadOnlyDictionary<Guid, LeadMemory>> GetAsync(IReadOnlyCollection<Guid> journeyIds, CancellationToken cancellationToken);

    /// <summary>Removes what is known of leads, at once.</summary>
    /// <returns>Leads of which something was known.</returns>
    Task<long> ForgetAsync(IReadOnlyCollection<Guid> journeyIds, CancellationToken cancellationToken);
}
