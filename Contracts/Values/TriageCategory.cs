using System.Text.Json.Serialization;

namespace MarketingBus.Contracts;

/// <summary>The seed's three categories, with its names on the wire.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TriageCategory>))]
public enum TriageCategory
{
    [JsonStringEnumMemberName("Campaign Qualified")] CampaignQualified,
    [JsonStringEnumMemberName("Cold Lead")] ColdLead,
    [JsonStringEnumMemberName("General Inquiry")] GeneralInquiry,
}
