using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>What a caller knows of a lead, as the schema shows it; it is read by the rules by which REST reads it.</summary>
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

    /// <summary>The profile, and what was taken otherwise than it was given; what costs the lead is refused with the name of the field.</summary>
    /// <param name="details">As the caller gave them.</param>
    /// <param name="parameter">Under which name the details were given.</param>
    /// <param name="leadId">The lead's id.</param>
    /// <param name="now">No lead was created later.</param>
    public static (LeadProfile Profile, IReadOnlyList<FieldWarning> Warnings) Read(JsonElement details, string parameter, string leadId, DateTimeOffset now)
    {
        if (details.ValueKind != JsonValueKind.Object)
            throw ToolRefusal.Invalid(parameter, $"is an object, not {TextRules.KindOf(details)}.");

        var errors = new FieldErrors();
        return (Profile(JsonObject.Create(details)!, parameter, leadId, now, errors), errors.Warnings);
    }

    /// <summary>A profile with some of its fields set otherwise; a change that cannot be read would answer another question, and is refused.</summary>
    public static LeadProfile Changed(LeadProfile profile, string parameter, IReadOnlyDictionary<string, JsonElement> changes, DateTimeOffset now)
    {
        var fields = JsonSerializer.SerializeToNode(profile, WireJson.Options)!.AsObject();
        foreach (var (name, value) in changes)
            fields[name] = JsonNode.Parse(value.GetRawText());

        var errors = new FieldErrors();
        var changed = Profile(fields, parameter, profile.LeadId, now, errors);
        return errors.Warnings is [] ? changed : throw ToolRefusal.Invalid(errors.Warnings.Select(x => $"'{x.Field}': {x.Message}"));
    }

    static LeadProfile Profile(JsonObject fields, string parameter, string leadId, DateTimeOffset now, FieldErrors errors)
    {
        fields["lead_id"] = leadId;
        var profile = LeadFields.Read(new JsonFields(JsonSerializer.SerializeToElement(fields), parameter, errors), now);
        return errors.Any ? throw ToolRefusal.Invalid(errors.ToDictionary().Select(x => $"'{x.Key}': {string.Join(' ', x.Value)}")) : profile;
    }
}
