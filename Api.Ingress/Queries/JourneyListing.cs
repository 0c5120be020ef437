using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Data.Queries;

namespace MarketingBus.Api.Ingress.Queries;

/// <summary>Journeys a page at a time, as callers see them.</summary>
internal sealed class JourneyListing(JourneyPages journeys)
{
    public async Task<Page<JourneyAnswer>> ListAsync(JourneyFilter filter, CancellationToken cancellationToken)
    {
        var (rows, next) = await journeys.ListAsync(filter, cancellationToken);
        return new Page<JourneyAnswer> { Items = [.. rows.Select(x => JourneyQueries.Answer(x, receiver: null))], NextCursor = next?.ToString() };
    }
}
