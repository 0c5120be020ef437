using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>One parameter of a tool: a property of its input record, bounded by the attributes that its schema shows too.</summary>
internal sealed class ToolParameter(JsonPropertyInfo property)
{
    readonly Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    public string Name => property.Name;

    public bool IsRequired => property.IsRequired;

    /// <summary>One sentence on what is wrong with a value, or null.</summary>
    public string? FaultOf(JsonElement value)
    {
        if (type == typeof(string))
            return TextFault(value) is { } fault ? $"'{Name}' {fault}" : null;

        if (type.IsEnum)
            return IsWord(value) && Fits(value) ? null : $"'{Name}' is one of {string.Join(", ", EnumNames())}.";

        if (type == typeof(int) || type == typeof(double))
            return NumberFault(value) is { } fault ? $"'{Name}' {fault}" : null;

        if (type == typeof(bool))
            return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : $"'{Name}' is true or false.";

        if (type == typeof(Guid))
            return IsWord(value) && value.TryGetGuid(out var id) && id != Guid.Empty ? null : $"'{Name}' is a UUID, such as 0f8fad5b-d9cb-469f-a165-70867728950e.";

        if (type == typeof(DateTimeOffset))
            return IsWord(value) && value.TryGetDateTimeOffset(out _) ? null : $"'{Name}' is an ISO 8601 time, such as 2026-05-04T13:30:00Z.";

        return FormFault(value);
    }

    T? Attribute<T>()
        where T : Attribute => property.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: false).OfType<T>().FirstOrDefault();

    string? TextFault(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return $"is a string, not {TextRules.KindOf(value)}.";

        var limit = Attribute<StringLengthAttribute>()?.MaximumLength ?? TextRules.IdLimit;
        return TextRules.TextOf(value) is not { } text ? "holds half a character (a lone surrogate)."
            : TextRules.Known(text) is null ? $"has 1 to {limit} characters."
            : TextRules.Fault(text, limit, lines: limit > TextRules.IdLimit) is { } fault ? char.ToLowerInvariant(fault[0]) + fault[1..]
            : null;
    }

    string? NumberFault(JsonElement value)
    {
        var bounds = Attribute<RangeAttribute>();
        var (least, most) = bounds is null ? (0, 1e15) : (ToDouble(bounds.Minimum), ToDouble(bounds.Maximum));
        var kind = type == typeof(int) ? "a whole number" : "a number";
        var number = value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var given) ? given : double.NaN;
        var fits = number >= least && number <= most && (type == typeof(double) || value.TryGetInt32(out _));
        return fits ? null : string.Create(CultureInfo.InvariantCulture, $"is {kind} from {least} to {most}.");
    }

    string? FormFault(JsonElement value)
    {
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
            value.Deserialize(type, WireJson.Options);
            return true;
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
