using System.Text.Json;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Queries;
using MarketingBus.Platform.Text;

namespace MarketingBus.Mcp.Host.Protocol;

/// <summary>
/// Reads parameters by name and collects what is wrong with each, so that a caller hears of everything at once: read them all, then <see cref="Check"/>.
/// Until then a parameter that is wrong reads as a default.
/// </summary>
internal sealed class RpcParams
{
    readonly Dictionary<string, JsonElement> given;
    readonly Dictionary<string, List<string>> errors;
    readonly HashSet<string> known = [];
    readonly List<RpcParams> parts = [];
    readonly string prefix;

    RpcParams(Dictionary<string, JsonElement> given, string prefix, Dictionary<string, List<string>> errors)
    {
        this.given = given;
        this.prefix = prefix;
        this.errors = errors;
    }

    public IReadOnlyCollection<string> Names => given.Keys;

    public static RpcParams Of(JsonElement parameters, RpcSignature signature)
    {
        if (parameters.ValueKind != JsonValueKind.Array)
            return new RpcParams(Members(parameters), "", []);

        var values = parameters.EnumerateArray().ToList();
        if (values.Count > signature.Parameters.Count)
            throw new RpcException(RpcError.InvalidParams(new Dictionary<string, string[]>
            {
                ["params"] = [$"has at most {signature.Parameters.Count} values, in this order: {string.Join(", ", signature.Parameters)}."],
            }));

        return new RpcParams(values.Select((value, i) => (value, i)).ToDictionary(x => signature.Parameters[x.i], x => x.value), "", []);
    }

    public bool Has(string name) => given.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public JsonElement? Optional(string name)
    {
        known.Add(name);
        return Has(name) ? given[name] : null;
    }

    /// <summary>Under which something is to be kept: what stands for unknown is none.</summary>
    public string Id(string name) => OptionalText(name) is { } text && MissingValues.CleanField(text) is null ? Wrong(name, "is required.", "") : Text(name);

    public string Text(string name, int limit = 200) => OptionalText(name, limit) ?? Missing(name, "");

    public string? OptionalText(string name, int limit = 200)
    {
        if (Optional(name) is not { } value)
            return null;

        var (text, fault) = ParameterValue.Text(value, limit);
        return fault is null ? text : Wrong<string?>(name, fault, "");
    }

    public double Number(string name, double minimum, double maximum) => OptionalNumber(name, minimum, maximum) ?? Missing(name, minimum);

    public double? OptionalNumber(string name, double minimum, double maximum) =>
        Optional(name) is not { } value ? null
        : ParameterValue.Number(value) is var number && number >= minimum && number <= maximum ? number
        : Wrong<double?>(name, FormattableString.Invariant($"is a number from {minimum} to {maximum}."), minimum);

    public int Integer(string name, int otherwise, int minimum, int maximum) =>
        Optional(name) is not { } value ? otherwise
        : ParameterValue.Number(value) is var number && double.IsInteger(number) && number >= minimum && number <= maximum ? (int)number
        : Wrong(name, $"is a whole number from {minimum} to {maximum}.", otherwise);

    public bool Flag(string name, bool otherwise) =>
        Optional(name) is not { } value ? otherwise
        : ParameterValue.Flag(value) is { } flag ? flag
        : Wrong(name, "is true or false.", otherwise);

    public TEnum? OptionalEnum<TEnum>(string name, IReadOnlyDictionary<string, TEnum> values)
        where TEnum : struct, Enum =>
        Optional(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String && values.TryGetValue(ParameterValue.Text(value, TextRules.IdLimit).Text ?? "", out var found) ? found
        : Wrong<TEnum?>(name, $"is one of {string.Join(", ", values.Keys)}.", default(TEnum));

    public TEnum Enum<TEnum>(string name, IReadOnlyDictionary<string, TEnum> values)
        where TEnum : struct, Enum => OptionalEnum(name, values) ?? Missing(name, default(TEnum));

    public Guid? OptionalGuid(string name) =>
        Optional(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String && Guid.TryParse(TextRules.TextOf(value), out var id) && id != Guid.Empty ? id
        : Wrong<Guid?>(name, "is a UUID.", Guid.Empty);

    /// <summary>Where the page before ended.</summary>
    public Cursor? OptionalCursor(string name) =>
        OptionalText(name) is not { Length: > 0 } text ? null
        : Cursor.TryParse(text, out var cursor) ? cursor
        : Wrong<Cursor?>(name, "is the next_cursor of the page before.", null);

    public IReadOnlyList<string> Texts(string name, int limit = 100)
    {
        if (Optional(name) is not { } value)
            return [];

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > limit)
            return Wrong<IReadOnlyList<string>>(name, $"is an array of at most {limit} strings.", []);

        var texts = value.EnumerateArray().Select(x => ParameterValue.Text(x, TextRules.TextLimit)).ToList();
        return texts.Find(x => x.Fault is not null).Fault is { } fault
            ? Wrong<IReadOnlyList<string>>(name, $"is an array of at most {limit} strings; one {fault}", [])
            : [.. texts.Select(x => x.Text!)];
    }

    /// <summary>An object of any content.</summary>
    public IReadOnlyDictionary<string, JsonElement> Map(string name, int limit = 100)
    {
        if (Optional(name) is not { } value)
            return new Dictionary<string, JsonElement>();

        var nothing = new Dictionary<string, JsonElement>();
        return value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() > limit ? Wrong(name, $"is an object of at most {limit} entries.", nothing)
            : ParameterValue.FaultWithin(value) is { } fault ? Wrong(name, fault, nothing)
            : Members(value);
    }

    /// <summary>An object whose values are kept as text: arrays and objects as their JSON, and not what stands for unknown.</summary>
    public IReadOnlyDictionary<string, string> TextMap(string name)
    {
        var (map, names) = (Map(name), new ChosenNames());
        var texts = new Dictionary<string, string>();
        foreach (var (key, value) in map.Where(x => x.Value.ValueKind != JsonValueKind.Null))
        {
            if (names.FaultOf(key) is { } fault)
                Wrong(name, $"has a name that is not allowed: {ParameterValue.Sentence(fault)}", 0);
            else if (MissingValues.CleanField(value.ValueKind == JsonValueKind.String ? TextRules.TextOf(value) : value.GetRawText()) is { } text)
                texts[key] = text;
        }

        return texts;
    }

    /// <summary>An object with parameters of its own, which are named with this one's name before theirs.</summary>
    public RpcParams Part(string name)
    {
        var value = Optional(name);
        var part = new RpcParams(value is { ValueKind: JsonValueKind.Object } members ? Members(members) : [], $"{prefix}{name}.", errors);
        if (value is null)
            Missing(name, 0);
        else if (value.Value.ValueKind != JsonValueKind.Object)
            Wrong(name, "is an object.", 0);
        else
            parts.Add(part);

        return part;
    }

    public void Fail(string name, string sentence) => Wrong(name, sentence, 0);

    /// <summary>Refuses the request when anything was wrong, missing or not known.</summary>
    public void Check()
    {
        NoteUnknown();
        if (errors.Count > 0)
            throw new RpcException(RpcError.InvalidParams(errors.ToDictionary(x => x.Key, x => x.Value.ToArray())));
    }

    void NoteUnknown()
    {
        foreach (var name in given.Keys.Except(known))
            Wrong(name, $"is not known here; known are {string.Join(", ", known)}.", 0);

        foreach (var part in parts)
            part.NoteUnknown();
    }

    T Missing<T>(string name, T otherwise) => Has(name) ? otherwise : Wrong(name, "is required.", otherwise);

    T Wrong<T>(string name, string sentence, T otherwise)
    {
        if (!errors.TryGetValue(prefix + name, out var sentences))
            errors[prefix + name] = sentences = [];

        sentences.Add($"'{prefix}{name}' {sentence}");
        return otherwise;
    }

    // Copies: what a method keeps must outlive the message's document.
    static Dictionary<string, JsonElement> Members(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().ToDictionary(x => x.Name, x => x.Value.Clone()) : [];
}
