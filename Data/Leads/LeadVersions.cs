using System.Globalization;
using MarketingBus.Contracts;

namespace MarketingBus.Data.Leads;

/// <summary>
/// A profile put together from versions, field by field: what a version leaves out stays as it is known, and of two words about one field the one with the larger order number holds, in whatever order
/// they are worked on.
/// </summary>
public sealed record LeadVersions
{
    const int AttributeLimit = 100;
    const string Attribute = "attributes.";

    /// <summary>Null while nothing is known.</summary>
    public LeadProfile? Lead { get; init; }

    /// <summary>The largest number of a version that was taken in.</summary>
    public long Sequence { get; init; }

    /// <summary>The numbers of fields that an earlier version said last, by the field's name.</summary>
    public IReadOnlyDictionary<string, long> Earlier { get; init; } = new Dictionary<string, long>();

    /// <summary>With what a version says; the same when it says nothing.</summary>
    public LeadVersions With(LeadProfile version, long sequence)
    {
        var said = FieldsOf(version);
        if (Lead is not null && said.Count == 0)
            return this;

        var fields = Lead is null ? [] : FieldsOf(Lead);
        var numbers = fields.Keys.ToDictionary(x => x, x => Earlier.GetValueOrDefault(x, Sequence));
        foreach (var (name, value) in said)
        {
            if (numbers.TryGetValue(name, out var known) && known >= sequence)
                continue;

            fields[name] = value;
            numbers[name] = sequence;
        }

        Limit(fields, numbers);
        var newest = Math.Max(Sequence, sequence);
        return new LeadVersions
        {
            Lead = Of(version.LeadId, fields),
            Sequence = newest,
            Earlier = numbers.Where(x => x.Value != newest).ToDictionary(x => x.Key, x => x.Value),
        };
    }

    /// <summary>Of more attributes than a lead may have, those that were said last stay.</summary>
    static void Limit(SortedDictionary<string, object> fields, Dictionary<string, long> numbers)
    {
        var attributes = fields.Keys.Where(IsAttribute).ToList();
        foreach (var name in attributes.OrderByDescending(x => numbers[x]).ThenBy(x => x, StringComparer.Ordinal).Skip(AttributeLimit))
        {
            fields.Remove(name);
            numbers.Remove(name);
        }
    }

    static bool IsAttribute(string name) => name.StartsWith(Attribute, StringComparison.Ordinal);

    static SortedDictionary<string, object> FieldsOf(LeadProfile lead)
    {
        IEnumerable<(string Name, object? Value)> named =
        [
            ("source", lead.Source), ("industry", lead.Industry), ("company_size", lead.CompanySize), ("persona", lead.Persona), ("region", lead.Region),
            ("preferred_channel", lead.PreferredChannel), ("name", lead.Name), ("company", lead.Company), ("email", lead.Email), ("phone", lead.Phone),
            ("campaign_id", lead.CampaignId), ("gdpr_consent", lead.GdprConsent), ("time_zone", lead.TimeZone), ("created_at", lead.CreatedAt),
            .. (lead.Attributes ?? new Dictionary<string, string>()).Select(x => (Attribute + x.Key, (object?)x.Value)),
        ];
        var fields = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in named)
        {
            if (value is not null)
                fields[name] = value;
        }

        return fields;
    }

    static LeadProfile Of(string leadId, SortedDictionary<string, object> fields)
    {
        var attributes = fields.Where(x => IsAttribute(x.Key)).ToDictionary(x => x.Key[Attribute.Length..], x => Convert.ToString(x.Value, CultureInfo.InvariantCulture)!);
        return new LeadProfile
        {
            LeadId = leadId,
            Source = Text("source"),
            Industry = Text("industry"),
            CompanySize = Text("company_size"),
            Persona = Text("persona"),
            Region = Text("region"),
            PreferredChannel = Text("preferred_channel"),
            Name = Text("name"),
            Company = Text("company"),
            Email = Text("email"),
            Phone = Text("phone"),
            CampaignId = Text("campaign_id"),
            GdprConsent = fields.GetValueOrDefault("gdpr_consent") as bool?,
            TimeZone = Text("time_zone"),
            CreatedAt = fields.GetValueOrDefault("created_at") as DateTimeOffset?,
            Attributes = attributes.Count == 0 ? null : attributes,
        };

        string? Text(string name) => fields.GetValueOrDefault(name) as string;
    }
}
