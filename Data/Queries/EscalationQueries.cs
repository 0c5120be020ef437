using MarketingBus.Data.Orchestration;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Queries;

/// <summary>Reads tasks for the Manager.</summary>
public sealed class EscalationQueries(MarketingDbContext database)
{
    /// <summary>Open tasks, the most urgent first, or resolved ones, the latest first.</summary>
    public Task<List<Escalation>> ListAsync(bool open, int limit, CancellationToken cancellationToken)
    {
        var escalations = database.Set<Escalation>().AsNoTracking();
        var chosen = open
            ? escalations.Where(x => x.ResolvedAt == null).OrderBy(x => x.Deadline)
            : escalations.Where(x => x.ResolvedAt != null).OrderByDescending(x => x.ResolvedAt);
        return chosen.Take(limit).ToListAsync(cancellationToken);
    }
}
