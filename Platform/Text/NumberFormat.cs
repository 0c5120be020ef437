using System.Text.Json.Serialization;

namespace MarketingBus.Platform.Text;

/// <summary>How a column writes its numbers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NumberFormat>))]
public enum NumberFormat
{
    /// <summary>Not known: each text by itself.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,

    /// <summary>1,234.5</summary>
    [JsonStringEnumMemberName("point")] Point,

    /// <summary>1234,5. No training value had a point, so that one in a lead's value is decimal.</summary>
    [JsonStringEnumMemberName("comma")] Comma,

    /// <summary>1.234,5</summary>
    [JsonStringEnumMemberName("grouped_comma")] GroupedComma,
}
