using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Scoring;

/// <summary>A lead as names and values, in snake_case. Fields that name a person are not among them: a model must not learn them.</summary>
internal static class LeadFields
{
    /// <summary>A model is about leads when one of its columns is one of these.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>
    {
        "source", "industry", "company_size", "persona", "region", "preferred_channel", "campaign_id", "gdpr_consent", "time_zone", "created_at",
    };

    /// <summary>Attributes by their own names in snake_case; a field of the lead wins over an attribute of the same name.</summary>
    public static IReadOnlyDictionary<string, string> Of(LeadProfile lead)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in lead.Attributes ?? new Dictionary<string, string>())
            fields[ColumnName.SnakeCase(name)] = value;

        Set("source", lead.Source);
        Set("industry", lead.Industry);
        Set("company_size", lead.CompanySize);
        Set("persona", lead.Persona);
        Set("region", lead.Region);
        Set("preferred_channel", lead.PreferredChannel);
        Set("campaign_id", lead.CampaignId);
        Set("gdpr_consent", lead.GdprConsent is { } consent ? (consent ? "true" : "false") : null);
        Set("time_zone", lead.TimeZone);
        Set("created_at", lead.CreatedAt?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture));
        return fields;

        void Set(string name, string? value)
        {
            if (value is not null)
                fields[name] = value;
        }
    }
}
