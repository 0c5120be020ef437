using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Learning;
using MarketingBus.Data.Mcp;
using MarketingBus.Data.Orchestration;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>Values that an argument may have, by its name and what is typed of it. In the order of their letters, at most as many as are asked for.</summary>
internal sealed class ArgumentValues(MarketingDbContext database)
{
    public Task<List<string>> FindAsync(string argument, string prefix, int limit, CancellationToken cancellationToken) =>
        ValuesOf(argument) is not { } values
            ? Task.FromResult<List<string>>([])
            : values.Where(x => x.StartsWith(prefix)).Distinct().OrderBy(x => x).Take(limit).ToListAsync(cancellationToken);

    IQueryable<string>? ValuesOf(string argument) => argument switch
    {
        "lead_id" => Journeys.Select(x => x.LeadId),
        "conversation_id" => Journeys.Where(x => x.ConversationId != null).Select(x => x.ConversationId!),
        "source_system" => Journeys.Select(x => x.SourceSystem),
        "campaign_id" => database.Set<Campaign>().AsNoTracking().Select(x => x.CampaignId),
        "version" => database.Set<ModelRecord>().AsNoTracking().Select(x => x.Version),
        "actor" => Accesses.Select(x => x.Actor),
        "method" => Accesses.Select(x => x.Method),
        _ => null,
    };

    IQueryable<LeadJourneyState> Journeys => database.Set<LeadJourneyState>().AsNoTracking();

    IQueryable<ResourceAccess> Accesses => database.Set<ResourceAccess>().AsNoTracking();
}
