using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Ingress;

/// <summary>
/// Events about a state that are known by what they say: the same words are the same event only while nothing else was said about the lead, or the campaign's day, since. A value
/// that goes back to what it was is a new version.
/// </summary>
internal static class ReturningVersions
{
    /// <summary>The submissions, those under a new id that say again what no longer holds.</summary>
    public static async Task<IReadOnlyList<Submission>> RenewAsync(
        this MarketingDbContext database, IReadOnlyList<Submission> submissions, IReadOnlyDictionary<Guid, string> known, CancellationToken cancellationToken)
    {
        var seen = new HashSet<Guid>(known.Keys);
        var subjects = submissions.Where(x => x.IsKnownByContent && !seen.Add(x.EventId)).Select(x => x.SubjectId).ToHashSet();
        if (subjects.Count == 0)
            return submissions;

        var last = await LastAsync(database, [.. subjects], cancellationToken);
        var renewed = submissions.ToArray();
        foreach (var versions in submissions.Index().Where(x => subjects.Contains(x.Item.SubjectId)).GroupBy(x => (x.Item.SubjectId, x.Item.Kind)))
            Renew(renewed, [.. versions.Select(x => x.Index)], known, last.GetValueOrDefault(versions.Key));

        return renewed;
    }

    static void Renew(Submission[] submissions, int[] places, IReadOnlyDictionary<Guid, string> known, (Guid Id, string Hash) last)
    {
        // A whole sequence that comes again, as after a lost acknowledgement, ends where it ended before.
        if (submissions[places[^1]].ContentHash == last.Hash && places.All(x => known.ContainsKey(submissions[x].EventId)))
            return;

        var seen = new HashSet<Guid>(known.Keys);
        foreach (var place in places)
        {
            var submission = submissions[place];
            if (!seen.Add(submission.EventId) && submission.IsKnownByContent && submission.ContentHash != last.Hash)
                submissions[place] = submission.As(MarketingIds.From("again", submission.EventId.ToString(), last.Id.ToString()));

            last = (submissions[place].EventId, submission.ContentHash);
        }
    }

    static async Task<Dictionary<(Guid SubjectId, string Kind), (Guid Id, string Hash)>> LastAsync(MarketingDbContext database, Guid[] subjects, CancellationToken cancellationToken)
    {
        var accepted = await database.Set<AcceptedEvent>().AsNoTracking().Where(x => subjects.Contains(x.SubjectId) && (x.Kind == "lead" || x.Kind == "campaign")).ToListAsync(cancellationToken);
        return accepted.GroupBy(x => (x.SubjectId, x.Kind), (subject, events) => (Subject: subject, Newest: events.MaxBy(x => x.Sequence)!))
            .ToDictionary(x => x.Subject, x => (x.Newest.EventId, x.Newest.ContentHash));
    }
}
