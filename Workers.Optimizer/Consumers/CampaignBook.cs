using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Workers.Optimizer.Decisions;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Workers.Optimizer.Consumers;

/// <summary>The campaigns and readings that a batch is about, each loaded once; what the batch adds is found again by its later commands.</summary>
internal sealed class CampaignBook(MarketingDbContext database)
{
    /// <summary>How far back a question looks for a reading that can answer it.</summary>
    const int Lookback = 20;

    Dictionary<(string CampaignId, string SourceSystem), Campaign> campaigns = [];
    Dictionary<Guid, CampaignReading> readings = [];

    public async Task LoadAsync(IReadOnlyList<OptimizeCampaign> commands, CancellationToken cancellationToken)
    {
        campaigns = await database.FindAllAsync(
            commands.Select(x => (x.Figures.CampaignId, x.SourceSystem)), (Campaign x) => (x.CampaignId, x.SourceSystem), cancellationToken);
        var known = campaigns.Values.Select(x => x.JudgedReviewId).OfType<Guid>();
        readings = await database.FindAllAsync(commands.Select(x => x.ReviewId).Concat(known), (CampaignReading x) => x.ReviewId, cancellationToken);
    }

    public Campaign? Find(string sourceSystem, string campaignId) => campaigns.GetValueOrDefault((campaignId, sourceSystem));

    public Campaign FindOrAdd(string sourceSystem, string campaignId)
    {
        if (Find(sourceSystem, campaignId) is { } known)
            return known;

        var campaign = new Campaign { SourceSystem = sourceSystem, CampaignId = campaignId };
        database.Add(campaign);
        return campaigns[(campaignId, sourceSystem)] = campaign;
    }

    public CampaignReading FindOrAddReading(Guid reviewId)
    {
        if (readings.TryGetValue(reviewId, out var known))
            return known;

        var reading = new CampaignReading { ReviewId = reviewId };
        database.Add(reading);
        return readings[reviewId] = reading;
    }

    /// <summary>The reading that the campaign is judged by; null before there was one.</summary>
    public CampaignReading? JudgedOf(Campaign campaign) => campaign.JudgedReviewId is { } id ? readings[id] : null;

    /// <summary>The newest reading that can answer the question, else the newest of all, else null.</summary>
    public async Task<CampaignReading?> NewestAsync(string sourceSystem, string campaignId, OptimizationType question, CancellationToken cancellationToken)
    {
        var newestFirst = await NewestFirstAsync(sourceSystem, campaignId, cancellationToken);
        return newestFirst.Find(x => Measurements.CanAnswer(x.Figures, question)) ?? newestFirst.FirstOrDefault();
    }

    public async Task<List<CampaignReading>> NewestFirstAsync(string sourceSystem, string campaignId, CancellationToken cancellationToken)
    {
        var stored = await database.Set<CampaignReading>().Where(x => x.CampaignId == campaignId && x.SourceSystem == sourceSystem).NewestFirstAsync(Lookback, cancellationToken);
        foreach (var reading in stored)
            readings.TryAdd(reading.ReviewId, reading);

        return [.. readings.Values.Where(x => x.CampaignId == campaignId && x.SourceSystem == sourceSystem).NewestFirst()];
    }
}
