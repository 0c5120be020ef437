using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MarketingBus.Host.Embedded.Samples;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>Mostly leads, each once; now and then a campaign's day, or what a lead that was told of before has done.</summary>
internal sealed class ChaosEvents(int seed)
{
    public const string SourceSystem = "chaos";

    const int Companies = 25;

    readonly Random random = new(seed);
    readonly IEnumerator<SampleLead> leads = new SampleLeads(new Random(seed)).Draw("X", int.MaxValue).GetEnumerator();
    readonly List<string> told = [];
    int days;

    public ChaosEvent Next() => random.NextDouble() switch
    {
        < .1 when told.Count > 0 => Engagement(),
        < .2 => Campaign(),
        < .32 => Lead(overBroker: true),
        _ => Lead(overBroker: false),
    };

    ChaosEvent Lead(bool overBroker)
    {
        leads.MoveNext();
        var lead = leads.Current;
        told.Add(lead.LeadId);
        return Event("lead", lead.LeadId, overBroker, new
        {
            lead.LeadId,
            lead.CreatedAt,
            lead.Source,
            lead.CampaignId,
            lead.CompanySize,
            lead.Industry,
            Company = $"{lead.Industry} {told.Count % Companies} Ltd",
            lead.Persona,
            lead.Region,
            lead.PreferredChannel,
            GdprConsent = lead.Consent,
            ConversationId = lead.LeadId,
        });
    }

    ChaosEvent Campaign()
    {
        var day = SampleLeads.Start.AddDays(days++ % SampleLeads.Days);
        return Event("campaign", null, overBroker: false, new
        {
            CampaignId = string.Create(CultureInfo.InvariantCulture, $"XC{days / SampleLeads.Days}"),
            Date = DateOnly.FromDateTime(day.Date),
            Impressions = 1_000 + random.Next(5_000),
            Clicks = random.Next(200),
            LeadsCreated = random.Next(20),
            Conversions = random.Next(5),
            CostUsd = random.Next(500),
            RevenueUsd = random.Next(1_500),
        });
    }

    ChaosEvent Engagement()
    {
        var lead = told[random.Next(told.Count)];
        return Event("engagement", lead, overBroker: false, new { LeadId = lead, Kind = random.Next(2) == 0 ? "opened" : "clicked", Channel = "email", ConversationId = lead });
    }

    static ChaosEvent Event(string kind, string? leadId, bool overBroker, object content)
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        var body = JsonSerializer.SerializeToNode(content, WireJson.Options)!.AsObject();
        body["event_id"] = id.ToString();
        body["source_system"] = SourceSystem;
        return new ChaosEvent(id, kind, leadId, body, overBroker);
    }
}
