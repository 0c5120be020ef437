using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using MarketingBus.Data.Ingress;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Text;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>One parameter of a tool: a property of its input record, bounded by the attributes that its schema shows too.</summary>
internal sealed class ToolParameter(JsonPropertyInfo property)
{
    readonly Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    public string Name => property.Name;

    public bool IsRequired => property.IsRequired;

    /// <summary>The value as the input record takes it, or one sentence on what is wrong with it.</summary>
    public (JsonNode? Value, string? Fault) Read(JsonElement value)
    {
        if (type == typeof(string))
            return TextOf(value);

        if (type.IsEnum)
            return Fits(value) ? Given(value) : Wrong($"is one of {string.Join(", ", EnumNames())}.");

        if (type == typeof(int) || type == typeof(double))
            return NumberOf(value);

        if (type == typeof(bool))
            return ParameterValue.Flag(value) is { } flag ? (flag, null) : Wrong("is true or false.");

        if (type == typeof(Guid))
            return IsWord(value) && value.TryGetGuid(out var id) && id != Guid.Empty ? Given(value) : Wrong("is a UUID, such as 0f8fad5b-d9cb-469f-a165-70867728950e.");

        if (type == typeof(DateTimeOffset))
            return ParameterValue.Time(value) is { } time ? (TimeText.Format(time), null) : Wrong("is an ISO 8601 time, such as 2026-05-04T13:30:00Z.");

        if (type == typeof(DateOnly))
            return ParameterValue.Day(value) is { } day ? (day.ToString("O", CultureInfo.InvariantCulture), null) : Wrong("is a day, such as 2026-05-04.");

        if (type == typeof(JsonElement))
            return TextRules.HoldsHalfCharacter(value) ? Wrong(ParameterValue.Sentence(TextRules.HalfCharacter)) : Given(value);

        return FormFault(value) is { } fault ? (null, fault) : Given(value);
    }

    T? Attribute<T>()
        where T : Attribute => property.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().FirstOrDefault();

    (JsonNode? Value, string? Fault) TextOf(JsonElement value)
    {
        var (text, fault) = ParameterValue.Text(value, Attribute<StringLengthAttribute>()?.MaximumLength ?? TextRules.IdLimit);
        return fault is null ? (text, null) : Wrong(fault);
    }

    (JsonNode? Value, string? Fault) NumberOf(JsonElement value)
    {
        var bounds = Attribute<RangeAttribute>();
        var (least, most) = bounds is null ? (0, 1e15) : (ToDouble(bounds.Minimum), ToDouble(bounds.Maximum));
        var kind = type == typeof(int) ? "a whole number" : "a number";
        var number = ParameterValue.Number(value);
        return number >= least && number <= most && (type == typeof(double) || (double.IsInteger(number) && Math.Abs(number) <= int.MaxValue))
            ? (type == typeof(double) ? number : (int)number, null)
            : Wrong(string.Create(CultureInfo.InvariantCulture, $"is {kind} from {least} to {most}."));
    }

    (JsonNode? Value, string? Fault) Wrong(string sentence) => (null, $"'{Name}' {sentence}");

    static (JsonNode? Value, string? Fault) Given(JsonElement value) =>
        (value.ValueKind == JsonValueKind.String ? TextRules.Known(value.GetString()!) : JsonNode.Parse(value.GetRawText()), null);

    string? FormFault(JsonElement value)
    {
        if (ParameterValue.FaultWithin(value) is { } fault)
            return $"'{Name}' {fault}";

        try
        {
            value.Deserialize(property.PropertyType, WireJson.Options);
            return null;
        }
        catch (JsonException exception)
        {
            var within = exception.Path is { Length: > 1 } path ? path[1..] : "";
            return $"'{Name}{TextRules.Shown(within)}' has not the type that the schema names.";
        }
    }

    bool Fits(JsonElement value)
    {
        try
        {
            return IsWord(value) && value.Deserialize(type, WireJson.Options) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    IEnumerable<string> EnumNames() => Enum.GetValuesAsUnderlyingType(type).Cast<object>()
        .Select(x => JsonSerializer.SerializeToElement(Enum.ToObject(type, x), type, WireJson.Options).GetString()!);

    static bool IsWord(JsonElement value) => value.ValueKind == JsonValueKind.String && TextRules.TextOf(value) is { Length: > 0 };

    static double ToDouble(object bound) => Convert.ToDouble(bound, CultureInfo.InvariantCulture);
}
