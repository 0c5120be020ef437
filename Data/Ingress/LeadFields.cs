using MarketingBus.Contracts;
using MarketingBus.Platform.Text;

namespace MarketingBus.Data.Ingress;

/// <summary>
/// Reads a lead. Its id and its consent decide about a person, and refuse it when they cannot be read. Nothing else costs the lead: what cannot be read is left out of the
/// profile, kept as an attribute under its own name, and told in a warning.
/// </summary>
public static class LeadFields
{
    const int AttributeLimit = 100;
    const int ShownNames = 20;

    /// <summary>Members that say nothing about the lead itself where a lead is given flat, beside its envelope.</summary>
    static readonly string[] Envelope = ["event_id", "source_system", "conversation_id", "engagement_type"];

    public static LeadProfile Read(JsonFields fields, DateTimeOffset now)
    {
        var lenient = fields.Lenient;
        return new()
        {
            LeadId = fields.RequiredId("lead_id"),
            Source = lenient.Value("source"),
            Industry = lenient.Value("industry"),
            CompanySize = lenient.Value("company_size"),
            Persona = lenient.Value("persona"),
            Region = lenient.Value("region"),
            PreferredChannel = lenient.Value("preferred_channel"),
            Name = lenient.Name("name"),
            Company = lenient.Name("company"),
            // Half of an address is another one.
            Email = lenient.Id("email"),
            Phone = lenient.Id("phone"),
            CampaignId = lenient.Id("campaign_id"),
            GdprConsent = fields.Flag("gdpr_consent"),
            TimeZone = lenient.Value("time_zone"),
            CreatedAt = lenient.Time("created_at", now),
            Attributes = Attributes(lenient),
        };
    }

    static SortedDictionary<string, string>? Attributes(JsonFields fields)
    {
        var names = new ChosenNames();
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (fields.Object("attributes") is { } given)
            Collect(given, names, attributes);

        Collect(fields, names, attributes);
        LeaveOut(fields, attributes);
        return attributes.Count == 0 ? null : attributes;
    }

    static void Collect(JsonFields fields, ChosenNames names, SortedDictionary<string, string> attributes)
    {
        foreach (var name in fields.Unread.Except(Envelope).Concat(fields.Unreadable).ToList())
        {
            if (names.FaultOf(name) is { } fault)
                fields.Warn(name, $"The name is not allowed. {fault}");
            else if (MissingValues.CleanField(fields.Kept(name)) is { } value)
                attributes[name] = value;
        }
    }

    static void LeaveOut(JsonFields fields, SortedDictionary<string, string> attributes)
    {
        if (attributes.Count <= AttributeLimit)
            return;

        var leftOut = attributes.Keys.Skip(AttributeLimit).ToList();
        leftOut.ForEach(x => attributes.Remove(x));
        var shown = string.Join(", ", leftOut.Take(ShownNames).Select(TextRules.Shown)) + (leftOut.Count > ShownNames ? $" and {leftOut.Count - ShownNames} more" : "");
        fields.Warn("attributes", $"A lead has at most {AttributeLimit} fields of its own; of {AttributeLimit + leftOut.Count}, in the order of their names, these were left out: {shown}.");
    }
}
