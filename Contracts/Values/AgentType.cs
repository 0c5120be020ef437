using System.Text.Json.Serialization;

namespace MarketingBus.Contracts;

/// <summary>Who acts. Manager is a person; the others are workers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgentType>))]
public enum AgentType
{
    LeadTriage,
    Engagement,
    Optimizer,
    Manager,
}
