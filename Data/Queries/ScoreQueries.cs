using MarketingBus.Contracts;
using MarketingBus.Data.Leads;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Queries;

/// <summary>Reads how leads scored, counted by the database.</summary>
public sealed class ScoreQueries(MarketingDbContext database)
{
    // Scores are told apart to a hundredth.
    const double Fineness = 100;

    /// <summary>The leads that were triaged last within the window.</summary>
    public async Task<ScoreDistribution> LatelyAsync(TimeSpan window, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - window;
        var counts = await database.Set<Lead>().AsNoTracking()
            .Where(x => x.TriagedAt >= since)
            .GroupBy(x => new { x.Category, x.Grade, Score = Math.Floor(x.Score * Fineness) })
            .Select(x => new { x.Key.Category, x.Key.Grade, x.Key.Score, Leads = x.Count(), Oldest = x.Min(lead => lead.TriagedAt) })
            .ToListAsync(cancellationToken);

        return new ScoreDistribution(
            counts is [] ? TimeSpan.Zero : now - counts.Min(x => x.Oldest),
            [.. counts.Select(x => new ScoreCount(x.Category, x.Grade, x.Score / Fineness, x.Leads))]);
    }
}

/// <summary>How the leads of late scored.</summary>
/// <param name="History">How far back the oldest of them was triaged.</param>
/// <param name="Scores">In no order.</param>
public sealed record ScoreDistribution(TimeSpan History, IReadOnlyList<ScoreCount> Scores);

/// <summary>How many leads are of one category, grade and score, 0 to 100, down to a hundredth.</summary>
public sealed record ScoreCount(TriageCategory Category, string? Grade, double Score, int Leads);
