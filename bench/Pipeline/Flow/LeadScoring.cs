namespace MarketingBus.Bench.Pipeline.Flow;

/// <summary>A decision of next to no cost: what is measured is what surrounds it.</summary>
internal static class LeadScoring
{
    public static LeadScored Score(ScoreLead command) => new()
    {
        JourneyId = command.JourneyId,
        Lead = command.Lead,
        Score = command.Lead.Persona?.Length * 5 % 100 ?? 0,
        ScoredAt = TimeProvider.System.GetUtcNow(),
    };
}
