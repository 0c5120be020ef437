namespace MarketingBus.Bench.Pipeline;

/// <summary>How much the whole bench does.</summary>
internal sealed record PipelineSettings
{
    public required int Rounds { get; init; }

    /// <summary>Leads through the flow of three messages.</summary>
    public required int Leads { get; init; }

    public required int JourneyLeads { get; init; }

    public required int SmallDatabase { get; init; }

    public required int LargeDatabase { get; init; }

    /// <summary>Events posted to the ingress.</summary>
    public required int Events { get; init; }

    /// <summary>Calls whose time is taken.</summary>
    public required int Calls { get; init; }

    /// <summary>Cases by name; all when empty.</summary>
    public required IReadOnlyCollection<string> Only { get; init; }
}
