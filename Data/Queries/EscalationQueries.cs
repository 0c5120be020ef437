using MarketingBus.Data.Orchestration;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Queries;

/// <summary>Reads tasks for the Manager.</summary>
public sealed class EscalationQueries(MarketingDbContext database)
{
    /// <summary>Open tasks, the most urgent first, or resolved ones, the latest first; and where the next page begins, null on the last.</summary>
    public async Task<(IReadOnlyList<Escalation> Rows, Cursor? Next)> ListAsync(bool open, int limit, Cursor? after, CancellationToken cancellationToken)
    {
        var rows = await (open ? Open(after) : Resolved(after)).Take(limit + 1).ToListAsync(cancellationToken);
        if (rows.Count <= limit)
            return (rows, null);

        var last = rows[limit - 1];
        return (rows[..limit], new Cursor(open ? last.Deadline : last.ResolvedAt!.Value, last.EscalationId));
    }

    IQueryable<Escalation> Open(Cursor? after)
    {
        var open = database.Set<Escalation>().AsNoTracking().Where(x => x.ResolvedAt == null);
        if (after is { } end)
            open = open.Where(x => x.Deadline > end.At || (x.Deadline == end.At && x.EscalationId.CompareTo(end.Id) > 0));

        return open.OrderBy(x => x.Deadline).ThenBy(x => x.EscalationId);
    }

    IQueryable<Escalation> Resolved(Cursor? after)
    {
        var resolved = database.Set<Escalation>().AsNoTracking().Where(x => x.ResolvedAt != null);
        if (after is { } end)
            resolved = resolved.Where(x => x.ResolvedAt < end.At || (x.ResolvedAt == end.At && x.EscalationId.CompareTo(end.Id) < 0));

        return resolved.OrderByDescending(x => x.ResolvedAt).ThenByDescending(x => x.EscalationId);
    }
}
