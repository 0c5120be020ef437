using System.Text.Json.Serialization;

namespace MarketingBus.Contracts;

/// <summary>A campaign's life: Draft, Active and Optimizing in turn, Paused, Completed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CampaignStatus>))]
public enum CampaignStatus
{
    Draft,
    Active,
    Optimizing,
    Paused,
    Completed,
}
