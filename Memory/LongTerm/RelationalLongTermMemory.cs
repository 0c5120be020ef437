using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Memory;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.LongTerm;

/// <summary>Leads as rows of the one database; RFM and points are computed on reading, so that they decay without being written.</summary>
internal sealed class RelationalLongTermMemory(MarketingDbContext database, IOptions<LongTermOptions> options, CurrentRfmPopulation population, TimeProvider time) : ILongTermMemory
{
    readonly DbSet<RememberedLead> leads = database.Set<RememberedLead>();

    public Task MergeAsync(
        Guid journeyId, string leadId, IReadOnlyDictionary<string, string> preferences, double? rfmScore, CancellationToken cancellationToken) =>
        MergeAsync([new LeadPreferences(journeyId, leadId, preferences, rfmScore)], cancellationToken);

    public async Task MergeAsync(IReadOnlyList<LeadPreferences> changes, CancellationToken cancellationToken)
    {
        var known = await LoadAsync(changes.Select(x => x.JourneyId), cancellationToken);
        foreach (var change in changes)
        {
            var lead = Touch(known, change.JourneyId, change.LeadId);
            lead.UpstreamRfmScore = change.RfmScore ?? lead.UpstreamRfmScore;
            if (change.Preferences.Count > 0)
                Learn(lead, change, change.LearntAt ?? time.GetUtcNow());
        }
    }

    public async Task RecordAsync(IReadOnlyList<EngagementRecorded> events, IReadOnlySet<Guid> automated, CancellationToken cancellationToken)
    {
        var engagements = events.Where(x => EngagementCounting.IsEngagement(x.Kind)).ToList();
        var known = await LoadAsync(engagements.Select(x => x.JourneyId), cancellationToken);
        foreach (var engagement in engagements)
            Touch(known, engagement.JourneyId, engagement.LeadId).Count(engagement, automated.Contains(engagement.EventId), options.Value, time.GetUtcNow());
    }

    public async Task TakeBackAsync(
        IReadOnlyList<EngagementRecorded> events, IReadOnlyDictionary<Guid, DateTimeOffset> lastEngaged, CancellationToken cancellationToken)
    {
        var engagements = events.Where(x => EngagementCounting.IsEngagement(x.Kind)).ToList();
        var known = await LoadAsync(engagements.Select(x => x.JourneyId), cancellationToken);
        foreach (var engagement in engagements)
        {
            DateTimeOffset? last = lastEngaged.TryGetValue(engagement.JourneyId, out var at) ? at : null;
            Touch(known, engagement.JourneyId, engagement.LeadId).TakeBack(engagement, last, options.Value, time.GetUtcNow());
        }
    }

    public async Task<IReadOnlyDictionary<Guid, LeadMemory>> GetAsync(IReadOnlyCollection<Guid> journeyIds, CancellationToken cancellationToken)
    {
        var known = await database.ReadAllAsync(journeyIds, (RememberedLead x) => x.JourneyId, cancellationToken);
        var now = time.GetUtcNow();
        return known.ToDictionary(x => x.Key, x => MemoryOf(x.Value, now));
    }

    public async Task<long> ForgetAsync(IReadOnlyCollection<Guid> journeyIds, CancellationToken cancellationToken) =>
        await leads.Where(x => journeyIds.Contains(x.JourneyId)).ExecuteDeleteAsync(cancellationToken);

    Task<Dictionary<Guid, RememberedLead>> LoadAsync(IEnumerable<Guid> journeyIds, CancellationToken cancellationToken) =>
        database.FindAllAsync(journeyIds, (RememberedLead x) => x.JourneyId, cancellationToken);

    RememberedLead Touch(Dictionary<Guid, RememberedLead> known, Guid journeyId, string leadId)
    {
        if (!known.TryGetValue(journeyId, out var lead))
        {
            lead = new RememberedLead { JourneyId = journeyId };
            known.Add(journeyId, lead);
            leads.Add(lead);
        }

        lead.LeadId = leadId;
        lead.UpdatedAt = time.GetUtcNow();
        lead.Version++;
        return lead;
    }

    static void Learn(RememberedLead lead, LeadPreferences told, DateTimeOffset learntAt)
    {
        var later = told.Preferences.Where(x => told.JourneyVersion is not { } version || version > lead.PreferenceVersions.GetValueOrDefault(x.Key, -1)).ToList();
        if (later is [])
            return;

        var preferences = new Dictionary<string, string>(lead.Preferences);
        var times = new Dictionary<string, DateTimeOffset>(lead.PreferencesLearntAt);
        var versions = new Dictionary<string, int>(lead.PreferenceVersions);
        foreach (var (name, value) in later)
        {
            preferences[name] = value;
            times[name] = learntAt;
            versions[name] = told.JourneyVersion ?? versions.GetValueOrDefault(name, -1);
        }

        (lead.Preferences, lead.PreferencesLearntAt, lead.PreferenceVersions) = (preferences, times, versions);
    }

    LeadMemory MemoryOf(RememberedLead lead, DateTimeOffset now)
    {
        double? recencyDays = lead.LastEngagedAt is { } last ? Math.Max(0, (now - last).TotalDays) : null;
        var rfm = recencyDays is { } days ? population.Explain(days, lead.Engagements, lead.ConversionValueUsd) : null;
        return new LeadMemory
        {
            JourneyId = lead.JourneyId,
            LeadId = lead.LeadId,
            Preferences = lead.Preferences,
            PreferencesLearntAt = lead.PreferencesLearntAt,
            RfmScore = rfm?.Score ?? lead.UpstreamRfmScore,
            Rfm = rfm,
            RecencyDays = recencyDays,
            Engagements = lead.Engagements,
            Conversions = lead.Conversions,
            ConversionValueUsd = lead.ConversionValueUsd,
            ResponsesByChannel = lead.ResponsesByChannel,
            EngagementPoints = Math.Max(0, new DecayingPoints(lead.EngagementPoints, lead.EngagementPointsAt).AsOf(now, options.Value.EngagementHalfLife)),
            UpdatedAt = lead.UpdatedAt,
        };
    }
}
