using System.Text.Json.Serialization;

namespace MarketingBus.Contracts;

/// <summary>Where a lead stands commercially: New, Qualifying, then one of the categories, then Engaged or Nurturing, then Converted or Lost.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeadStatus>))]
public enum LeadStatus
{
    New,
    Qualifying,
    CampaignQualified,
    ColdLead,
    GeneralInquiry,
    Engaged,
    Nurturing,
    Converted,
    Lost,
}
