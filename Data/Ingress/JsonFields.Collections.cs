using System.Text.Json;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Data.Ingress;

/// <summary>Objects and arrays.</summary>
public sealed partial class JsonFields
{
    public JsonFields? Object(string name)
    {
        if (Find(name) is not { } value)
            return null;

        return value.ValueKind == JsonValueKind.Object
            ? new JsonFields(value, PathOf(name), Errors)
            : Fail<JsonFields>(name, $"Must be an object, not {TextRules.KindOf(value)}.");
    }

    public JsonFields? RequiredObject(string name) => Has(name) ? Object(name) : Fail<JsonFields>(name, "Is required.");

    /// <summary>The items of an array with their paths; at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<(JsonElement Item, string Path)>? Items(string name, int limit)
    {
        if (Find(name) is not { } value)
            return null;

        if (value.ValueKind != JsonValueKind.Array)
            return Fail<IReadOnlyList<(JsonElement, string)>>(name, $"Must be an array, not {TextRules.KindOf(value)}.");

        return value.GetArrayLength() <= limit
            ? [.. value.EnumerateArray().Select((item, index) => (item, $"{PathOf(name)}[{index}]"))]
            : Fail<IReadOnlyList<(JsonElement, string)>>(name, $"Has more than {limit} items.");
    }

    /// <summary>An array of texts; at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<string>? Texts(string name, int limit)
    {
        if (Items(name, limit) is not { } items)
            return null;

        var texts = new List<string>(items.Count);
        foreach (var (item, itemPath) in items)
        {
            if (item.ValueKind != JsonValueKind.String)
                Errors.Add(itemPath, $"Must be text, not {TextRules.KindOf(item)}.");
            else if (TextRules.TextOf(item) is not { } text)
                Errors.Add(itemPath, TextRules.HalfCharacter);
            else if (TextRules.Fault(text, TextRules.TextLimit, lines: true) is { } fault)
                Errors.Add(itemPath, fault);
            else if (TextRules.Known(text) is { } known)
                texts.Add(known);
        }

        return texts;
    }

    /// <summary>As <see cref="Texts"/>; one text may stand there without an array.</summary>
    public IReadOnlyList<string>? TextOrTexts(string name, int limit) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } => Texts(name, limit),
        _ => Text(name) is { } text ? [text] : null,
    };

    /// <summary>An object as texts by name, sorted; values that are not scalar are kept as their JSON. At most <paramref name="limit"/> entries.</summary>
    public SortedDictionary<string, string>? TextMap(string name, int limit)
    {
        if (Object(name) is not { } given)
            return null;

        var names = new ChosenNames();
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in given.Unread.ToList())
        {
            if (names.FaultOf(member) is { } fault)
                given.Error(member, $"The name is not allowed. {fault}");
            else if (given.ScalarOrJson(member) is { } text)
                texts[member] = text;
        }

        return texts.Count <= limit ? texts : Fail<SortedDictionary<string, string>>(name, $"Has more than {limit} entries.");
    }

    /// <summary>An object whose values are kept as they came, once they are sure to hold valid text only. At most <paramref name="limit"/> entries.</summary>
    public Dictionary<string, JsonElement>? JsonMap(string name, int limit)
    {
        if (Object(name) is not { } given)
            return null;

        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in given.Unread.ToList())
        {
            if (TextRules.Fault(member, TextRules.IdLimit, lines: false) is { } fault)
                given.Error(member, $"The name is not allowed. {fault}");
            else if (given.Find(member) is { } value && given.IsKeepable(member, value))
                values[member] = value.Clone();
        }

        return values.Count <= limit ? values : Fail<Dictionary<string, JsonElement>>(name, $"Has more than {limit} entries.");
    }

    string? ScalarOrJson(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Object or JsonValueKind.Array } value)
            return Scalar(name);

        if (!IsKeepable(name, value))
            return null;

        var json = value.GetRawText();
        return json.Length <= TextRules.TextLimit
            ? json
            : Fail<string>(name, $"Has {json.Length} characters; at most {TextRules.TextLimit} are allowed.");
    }

    bool IsKeepable(string name, JsonElement value)
    {
        if (TextRules.FaultWithin(value) is not { } fault)
            return true;

        Error(name, fault);
        return false;
    }
}
