using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>What a caller knows of a lead; read by the rules by which REST reads it.</summary>
internal sealed record LeadDetails
{
    [Description("Where the lead came from, such as Google Ads, Website or Referral.")]
    public string? Source { get; init; }

    [Description("Such as SaaS, FinTech or Legal.")]
    public string? Industry { get; init; }

    [Description("Employees as a band: 1-10, 11-50, 51-200, 201-1000, 1001-5000 or 5000+.")]
    public string? CompanySize { get; init; }

    [Description("The contact's part in the company, such as Founder, CMO or CTO.")]
    public string? Persona { get; init; }

    [Description("Such as US or EU.")]
    public string? Region { get; init; }

    [Description("email, sms, phone and so on.")]
    public string? PreferredChannel { get; init; }

    [Description("The person's name.")]
    public string? Name { get; init; }

    [Description("The company's name.")]
    public string? Company { get; init; }

    [Description("Where an e-mail reaches the lead.")]
    public string? Email { get; init; }

    [Description("Where a call reaches the lead.")]
    public string? Phone { get; init; }

    [Description("The campaign that brought the lead.")]
    public string? CampaignId { get; init; }

    [Description("Consent to be contacted: true given, false refused; left out, never asked.")]
    public bool? GdprConsent { get; init; }

    [Description("IANA time zone, such as Europe/Berlin; quiet hours go by it.")]
    public string? TimeZone { get; init; }

    [Description("When upstream created the lead, ISO 8601.")]
    public string? CreatedAt { get; init; }

    [Description("Anything else that is known, by its own name; at most 100 entries.")]
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>Fields that only the caller knows, given flat; they become attributes, as over REST.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; init; }

    /// <summary>The profile; what is wrong is refused with the name of the field.</summary>
    /// <param name="parameter">Under which name the details were given.</param>
    /// <param name="leadId">The lead's id.</param>
    /// <param name="now">No lead was created later.</param>
    public LeadProfile ToProfile(string parameter, string leadId, DateTimeOffset now)
    {
        var fields = JsonSerializer.SerializeToNode(this, WireJson.Options)!.AsObject();
        fields["lead_id"] = leadId;
        return Profile(JsonSerializer.SerializeToElement(fields), parameter, now);
    }

    /// <summary>A profile with some of its fields set otherwise.</summary>
    public static LeadProfile Changed(LeadProfile profile, string parameter, IReadOnlyDictionary<string, JsonElement> changes, DateTimeOffset now)
    {
        var fields = JsonSerializer.SerializeToNode(profile, WireJson.Options)!.AsObject();
        foreach (var (name, value) in changes)
            fields[name] = System.Text.Json.Nodes.JsonNode.Parse(value.GetRawText());

        fields["lead_id"] = profile.LeadId;
        return Profile(JsonSerializer.SerializeToElement(fields), parameter, now);
    }

    static LeadProfile Profile(JsonElement fields, string parameter, DateTimeOffset now)
    {
        var errors = new FieldErrors();
        var profile = LeadFields.Read(new JsonFields(fields, parameter, errors), now);
        return errors.Any ? throw ToolRefusal.Invalid(errors.ToDictionary().Select(x => $"'{x.Key}': {string.Join(' ', x.Value)}")) : profile;
    }
}
