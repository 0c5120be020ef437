namespace MarketingBus.Data.Identity;

/// <summary>A column that says to which journey a row belongs.</summary>
/// <param name="Journeys">Asks for all of them.</param>
public sealed record JourneyColumn(Func<MarketingDbContext, IQueryable<Guid>> Journeys);
