using MarketingBus.Contracts;
using MarketingBus.Data.Leads;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Queries;

/// <summary>Reads how leads scored, counted by the database.</summary>
public sealed class ScoreQueries(MarketingDbContext database)
{
    const string Rules = "rules";

    // Scores are told apart to a hundredth; 8.2 x 100 is a little less than 820.
    const double Fineness = 100;
    const double Rounding = 1e-9;

    /// <summary>
    /// The graded leads that were triaged last within the window, and whose scores compare with those of now: scores of rules and probabilities of models are on different scales, those of
    /// one model and the next are not.
    /// </summary>
    /// <param name="window">Looks so far back.</param>
    /// <param name="byModel">Whether a model scores now: then leads count from the oldest one on that a model scored, else those after the newest such one.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    public async Task<ScoreDistribution> LatelyAsync(TimeSpan window, bool byModel, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = now - window;
        var graded = database.Set<Lead>().AsNoTracking().Where(x => x.TriagedAt >= from && x.Grade != null);
        var modelled = graded.Where(x => x.ModelVersion != Rules).Select(x => (DateTimeOffset?)x.TriagedAt);
        var switched = byModel ? await modelled.MinAsync(cancellationToken) : await modelled.MaxAsync(cancellationToken);
        if (byModel && switched is null)
            return ScoreDistribution.None;

        var comparable = switched is null ? graded : graded.Where(x => byModel ? x.TriagedAt >= switched : x.TriagedAt > switched);
        var counts = await comparable
            .GroupBy(x => new { x.Category, x.Grade, Score = Math.Floor((x.Score * Fineness) + Rounding) })
            .Select(x => new { x.Key.Category, x.Key.Grade, x.Key.Score, Leads = x.Count(), First = x.Min(lead => lead.FirstTriagedAt) })
            .ToListAsync(cancellationToken);
        if (counts is [])
            return ScoreDistribution.None;

        // A lead that is triaged again moves forward in time: what was first triaged longer ago says how far back the leads go. Only a switch within the window shortens that.
        var begin = switched is not null && await graded.AnyAsync(x => byModel ? x.TriagedAt < switched : x.TriagedAt <= switched, cancellationToken) ? switched.Value : from;
        var first = counts.Min(x => x.First);
        return new ScoreDistribution(now - (first > begin ? first : begin), [.. counts.Select(x => new ScoreCount(x.Category, x.Grade!, x.Score / Fineness, x.Leads))]);
    }
}

/// <summary>How the leads of late scored.</summary>
/// <param name="History">How far back they go.</param>
/// <param name="Scores">In no order.</param>
public sealed record ScoreDistribution(TimeSpan History, IReadOnlyList<ScoreCount> Scores)
{
    /// <summary>No lead counts.</summary>
    public static ScoreDistribution None { get; } = new(TimeSpan.Zero, []);
}

/// <summary>How many leads are of one category, grade and score, 0 to 100, down to a hundredth.</summary>
public sealed record ScoreCount(TriageCategory Category, string Grade, double Score, int Leads);
