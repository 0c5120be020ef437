using System.Text.Json.Serialization;

namespace MarketingBus.Learning.Training;

/// <summary>What a model is to score.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelTarget>))]
public enum ModelTarget
{
    /// <summary>The leads of this system, with everything that follows for them.</summary>
    [JsonStringEnumMemberName("leads")] Leads,

    /// <summary>Rows such as those of its file; no lead is scored by it.</summary>
    [JsonStringEnumMemberName("file")] File,
}
