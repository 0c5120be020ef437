using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Data.Ingress;

/// <summary>Reads a lead.</summary>
public static class LeadFields
{
    const int AttributeLimit = 100;

    /// <summary>Members that say nothing about the lead itself where a lead is given flat, beside its envelope.</summary>
    static readonly string[] Envelope = ["event_id", "source_system", "conversation_id", "engagement_type"];

    public static LeadProfile Read(JsonFields fields, DateTimeOffset now) => new()
    {
        LeadId = fields.RequiredId("lead_id"),
        Source = fields.Id("source"),
        Industry = fields.Id("industry"),
        CompanySize = fields.Id("company_size"),
        Persona = fields.Id("persona"),
        Region = fields.Id("region"),
        PreferredChannel = fields.Id("preferred_channel"),
        Name = fields.Id("name"),
        Company = fields.Id("company"),
        Email = fields.Id("email"),
        Phone = fields.Id("phone"),
        CampaignId = fields.Id("campaign_id"),
        GdprConsent = fields.Flag("gdpr_consent"),
        TimeZone = fields.Id("time_zone"),
        CreatedAt = fields.Time("created_at", now),
        Attributes = Attributes(fields),
    };

    static SortedDictionary<string, string>? Attributes(JsonFields fields)
    {
        var names = new ChosenNames();
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (fields.Object("attributes") is { } given)
            Collect(given, names, attributes);

        Collect(fields, names, attributes);
        if (attributes.Count > AttributeLimit)
            fields.Error("attributes", $"A lead has at most {AttributeLimit} fields of its own; {attributes.Count} were given.");

        return attributes.Count == 0 ? null : attributes;
    }

    static void Collect(JsonFields fields, ChosenNames names, SortedDictionary<string, string> attributes)
    {
        foreach (var name in fields.Unread.Except(Envelope).ToList())
        {
            if (names.FaultOf(name) is { } fault)
                fields.Error(name, $"The name is not allowed. {fault}");
            else if (fields.Scalar(name) is { } value)
                attributes[name] = value;
        }
    }
}
