using System.Collections.Concurrent;
using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Scoring;

/// <summary>A lead as names and values, in snake_case. Fields that name a person are not among them: a model must not learn them.</summary>
internal static class LeadFields
{
    const int MostNamesKnown = 10_000;

    static readonly ConcurrentDictionary<string, string> KnownNames = new(StringComparer.Ordinal);

    static readonly (string Name, Func<LeadProfile, string?> Of)[] Fields =
    [
        ("source", x => x.Source), ("industry", x => x.Industry), ("company_size", x => x.CompanySize), ("persona", x => x.Persona), ("region", x => x.Region),
        ("preferred_channel", x => x.PreferredChannel), ("campaign_id", x => x.CampaignId), ("gdpr_consent", x => x.GdprConsent is { } consent ? (consent ? "true" : "false") : null),
        ("time_zone", x => x.TimeZone), ("created_at", x => x.CreatedAt?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture)),
    ];

    /// <summary>A model is about leads when one of its columns is one of these.</summary>
    public static readonly IReadOnlySet<string> Names = Fields.Select(x => x.Name).ToHashSet();

    /// <summary>Attributes by their own names in snake_case; a field of the lead wins over an attribute of the same name.</summary>
    public static IReadOnlyDictionary<string, string> Of(LeadProfile lead)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in lead.Attributes ?? new Dictionary<string, string>())
            fields[SnakeCase(name)] = value;
        foreach (var (name, of) in Fields)
        {
            if (of(lead) is { } value)
                fields[name] = value;
        }

        return fields;
    }

    /// <summary>The same for the columns that a model reads, each value at its place; blank and the like are unknown.</summary>
    public static void Read(LeadProfile lead, IReadOnlyDictionary<string, int> places, Span<string?> values)
    {
        if (lead.Attributes is { } attributes)
        {
            foreach (var (name, value) in attributes)
            {
                if (places.TryGetValue(SnakeCase(name), out var place))
                    values[place] = MissingValues.Clean(value);
            }
        }

        foreach (var (name, of) in Fields)
        {
            if (places.TryGetValue(name, out var place) && of(lead) is { } value)
                values[place] = MissingValues.Clean(value);
        }
    }

    /// <summary>The profile of a row of a table, by the names above.</summary>
    public static LeadProfile Profile(IReadOnlyDictionary<string, string?> row) => new()
    {
        LeadId = "row",
        Source = row.GetValueOrDefault("source"),
        Industry = row.GetValueOrDefault("industry"),
        CompanySize = row.GetValueOrDefault("company_size"),
        Persona = row.GetValueOrDefault("persona"),
        Region = row.GetValueOrDefault("region"),
        PreferredChannel = row.GetValueOrDefault("preferred_channel"),
        CampaignId = row.GetValueOrDefault("campaign_id"),
    };

    /// <summary>Upstream systems use the same few names again and again.</summary>
    public static string SnakeCase(string name)
    {
        if (KnownNames.TryGetValue(name, out var known))
            return known;

        var made = ColumnName.SnakeCase(name);
        if (KnownNames.Count < MostNamesKnown)
            KnownNames.TryAdd(name, made);
        return made;
    }
}
