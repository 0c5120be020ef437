using System.Text.Json;
using MarketingBus.Host.Embedded.Samples;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Bench.Pipeline.Journey;

/// <summary>Leads as an upstream system posts them, written before the clock runs.</summary>
internal sealed class LeadBodies(string sourceSystem)
{
    readonly SampleLeads samples = new(new Random(42));

    public IReadOnlyList<byte[]> Singles(string prefix, int count) => [.. Events(prefix, count).Select(Bytes)];

    public IReadOnlyList<byte[]> Batches(string prefix, int count, int size) => [.. Events(prefix, count).Chunk(size).Select(Bytes)];

    IEnumerable<object> Events(string prefix, int count) => samples.Draw(prefix, count).Select(lead => new
    {
        SourceSystem = sourceSystem,
        lead.LeadId,
        lead.CreatedAt,
        lead.Source,
        lead.CampaignId,
        lead.CompanySize,
        lead.Industry,
        lead.Persona,
        lead.Region,
        lead.PreferredChannel,
        GdprConsent = lead.Consent,
        Email = $"{lead.LeadId}@example.com",
    });

    static byte[] Bytes(object body) => JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options);
}
