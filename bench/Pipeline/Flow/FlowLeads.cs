using MarketingBus.Contracts;
using MarketingBus.Host.Embedded.Samples;
using MarketingBus.Platform.Messaging;
using MassTransit;

namespace MarketingBus.Bench.Pipeline.Flow;

/// <summary>The leads that go through the flow: drawn from one seed, so that every case carries the same bodies.</summary>
internal sealed class FlowLeads
{
    const string SourceSystem = "bench";
    const int ConfirmsAwaited = 256;

    readonly SampleLeads samples = new(new Random(42));

    public IReadOnlyList<LeadReceived> Draw(string prefix, int count) => [.. samples.Draw(prefix, count).Select(Received)];

    /// <summary>Published to the broker and confirmed by it, many at once so that the confirms come together.</summary>
    public static Task PublishAsync(IBus bus, IReadOnlyList<LeadReceived> leads, CancellationToken cancellationToken) =>
        Parallel.ForAsync(0, leads.Count, new ParallelOptions { MaxDegreeOfParallelism = ConfirmsAwaited, CancellationToken = cancellationToken },
            async (index, token) => await bus.Publish(leads[index], token));

    static LeadReceived Received(SampleLead lead) => new()
    {
        JourneyId = MarketingIds.Journey(SourceSystem, lead.LeadId),
        SourceSystem = SourceSystem,
        ReceivedAt = TimeProvider.System.GetUtcNow(),
        Lead = new LeadProfile
        {
            LeadId = lead.LeadId,
            Source = lead.Source,
            Industry = lead.Industry,
            CompanySize = lead.CompanySize,
            Persona = lead.Persona,
            Region = lead.Region,
            PreferredChannel = lead.PreferredChannel,
            Email = $"{lead.LeadId}@example.com",
            CampaignId = lead.CampaignId,
            GdprConsent = lead.Consent,
            CreatedAt = lead.CreatedAt,
        },
    };
}
