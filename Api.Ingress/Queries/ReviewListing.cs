using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Queries;

/// <summary>Lists campaign reviews, newest first. The sort key never changes, so that paging neither skips nor repeats a row.</summary>
internal sealed class ReviewListing(MarketingDbContext database)
{
    public async Task<Page<ReviewAnswer>> ListAsync(string? state, int limit, Cursor? after, CancellationToken cancellationToken)
    {
        var reviews = database.Set<CampaignReviewState>().AsNoTracking();
        if (state is not null)
            reviews = reviews.Where(x => x.CurrentState == state);

        if (after is { } end)
            reviews = reviews.Where(x => x.StartedAt < end.At || (x.StartedAt == end.At && x.CorrelationId.CompareTo(end.Id) < 0));

        var rows = await reviews.OrderByDescending(x => x.StartedAt).ThenByDescending(x => x.CorrelationId).Take(limit + 1).ToListAsync(cancellationToken);
        var last = rows.Count > limit ? rows[limit - 1] : null;
        return new Page<ReviewAnswer>
        {
            Items = [.. rows.Take(limit).Select(Answer)],
            NextCursor = last is null ? null : new Cursor(last.StartedAt, last.CorrelationId).ToString(),
        };
    }

    static ReviewAnswer Answer(CampaignReviewState review) => new()
    {
        ReviewId = review.CorrelationId,
        SourceSystem = review.SourceSystem,
        CampaignId = review.CampaignId,
        Date = review.Date,
        State = review.CurrentState,
        PerformanceScore = review.PerformanceScore,
        RecommendationCount = review.RecommendationCount,
        Deadline = review.Deadline,
        Attempt = review.HandoffId is null ? null : review.Attempt,
        EscalationId = review.EscalationId,
        Outcome = review.Outcome,
        FaultReason = review.FaultReason,
        StartedAt = review.StartedAt,
        UpdatedAt = review.UpdatedAt,
        CompletedAt = review.CompletedAt,
    };
}
