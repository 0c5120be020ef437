using MarketingBus.Data;
using MarketingBus.Data.Memory;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.LongTerm;

/// <summary>The population that this process compares leads with. Decisions read it without waiting; each process reads the same row.</summary>
internal sealed class CurrentRfmPopulation(IOptions<LongTermOptions> options)
{
    volatile RfmPopulation? population;

    public RfmExplanation Explain(double recencyDays, int engagements, double valueUsd) => population is { } known && known.Leads >= options.Value.QuantilesFrom
        ? Rfm.Explain(recencyDays, engagements, valueUsd, known)
        : Rfm.Explain(recencyDays, engagements, valueUsd, options.Value);

    public async Task RefreshAsync(MarketingDbContext database, CancellationToken cancellationToken) =>
        population = await database.Set<RfmPopulation>().AsNoTracking().FirstOrDefaultAsync(x => x.Name == RfmPopulation.All, cancellationToken);
}
