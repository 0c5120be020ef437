using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Leads;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Queries;

/// <summary>
/// Reads what was scored and what became of it, newest first and never more than asked for. The leads of a window are found through the index on TriagedAt, outcomes lead by lead through
/// that on journey and time.
/// </summary>
public sealed class ScoredLeads(MarketingDbContext database)
{
    const string Rules = "rules";

    /// <summary>Leads triaged in the window that this model scored, or that the rules did.</summary>
    public IAsyncEnumerable<ScoredLead> StreamAsync(string modelVersion, DateTimeOffset from, DateTimeOffset to, int limit) =>
        Triaged(from, to).Where(x => x.ModelVersion == modelVersion || x.ModelVersion == Rules)
            .OrderByDescending(x => x.TriagedAt).Take(limit)
            .Select(x => new ScoredLead(x.Profile, x.Score, x.ModelVersion, x.Reasons, x.TriagedAt))
            .AsAsyncEnumerable();

    /// <summary>Leads triaged in the window that this model scored, each with its first conversion.</summary>
    public IAsyncEnumerable<LeadOutcome> StreamOutcomesAsync(string modelVersion, DateTimeOffset from, DateTimeOffset to, int limit) =>
        Triaged(from, to).Where(x => x.ModelVersion == modelVersion)
            .OrderByDescending(x => x.TriagedAt).Take(limit)
            .Select(x => new LeadOutcome(x.Score, x.TriagedAt, database.Set<EngagementEvent>()
                .Where(e => e.JourneyId == x.JourneyId && e.Kind == EngagementKind.Converted)
                .OrderBy(e => e.OccurredAt).Select(e => (DateTimeOffset?)e.OccurredAt).FirstOrDefault()))
            .AsAsyncEnumerable();

    IQueryable<Lead> Triaged(DateTimeOffset from, DateTimeOffset to) => database.Set<Lead>().AsNoTracking().Where(x => x.TriagedAt >= from && x.TriagedAt < to);
}

/// <summary>A lead as it was scored.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="ModelVersion">"rules" where no model scored it.</param>
public sealed record ScoredLead(LeadProfile Profile, double Score, string ModelVersion, IReadOnlyList<Reason> Reasons, DateTimeOffset TriagedAt);

/// <summary>A score and what followed.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="ConvertedAt">First conversion, also one before the triage; null when there was none.</param>
public sealed record LeadOutcome(double Score, DateTimeOffset TriagedAt, DateTimeOffset? ConvertedAt);
