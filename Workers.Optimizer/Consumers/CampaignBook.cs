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
        readings = await database.FindAllAsync(commands.Select(x => x.ReviewId), (CampaignReading x) => x.ReviewId, cancellationToken);
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

    /// <summary>The latest figures that can answer the question, else the latest of all, else null.</summary>
    public async Task<CampaignFigures?> LatestFiguresAsync(
        string sourceSystem, string campaignId, OptimizationType question, CancellationToken cancellationToken)
    {
        var stored = await database.Set<CampaignReading>()
            .Where(x => x.CampaignId == campaignId && x.SourceSystem == sourceSystem)
            .OrderByDescending(x => x.Sequence).Take(Lookback).ToListAsync(cancellationToken);
        var latestFirst = stored.Union(readings.Values.Where(x => x.CampaignId == campaignId && x.SourceSystem == sourceSystem))
            .OrderByDescending(x => x.Sequence).Select(x => x.Figures).ToList();
        return latestFirst.Find(x => Measurements.CanAnswer(x, question)) ?? latestFirst.FirstOrDefault();
    }
}
