using System.Text.Json;
using MarketingBus.Platform.Text;

namespace MarketingBus.Data.Ingress;

/// <summary>Objects and arrays.</summary>
public sealed partial class JsonFields
{
    public JsonFields? Object(string name)
    {
        if (Find(name) is not { } value)
            return null;

        return value.ValueKind == JsonValueKind.Object
            ? Within(value, PathOf(name))
            : Fail<JsonFields>(name, $"Must be an object, not {TextRules.KindOf(value)}.");
    }

    /// <summary>The members of an object within this one, read as strictly or leniently.</summary>
    public JsonFields Within(JsonElement value, string path)
    {
        var fields = new JsonFields(value, path, Errors);
        return isLenient ? fields.Lenient : fields;
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
            if (TextOf(item, itemPath) is { } text)
                texts.Add(text);
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

    string? TextOf(JsonElement item, string itemPath)
    {
        var text = item.ValueKind switch
        {
            JsonValueKind.String => TextRules.TextOf(item),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => item.GetRawText(),
            _ => "",
        };
        var fault = item.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null ? $"Must be text, not {TextRules.KindOf(item)}."
            : text is null ? TextRules.HalfCharacter
            : TextRules.Fault(text, TextRules.TextLimit, lines: true);
        if (fault is null)
            return TextRules.Known(text!);

        if (isLenient)
            Errors.Warn(itemPath, fault);
        else
            Errors.Add(itemPath, fault);

        return null;
    }

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
                given.Fail<string>(member, $"The name is not allowed. {fault}");
            else if (MissingValues.CleanField(isLenient ? given.Kept(member) : given.ScalarOrJson(member)) is { } text)
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

    /// <summary>Whatever stands there, as text: a text or scalar as such, an array or object as its JSON; made to fit.</summary>
    public string? Kept(string name) => Find(name) is { } value ? Fitted(name, value, TextRules.TextLimit, lines: true) : null;

    string? ScalarOrJson(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Object or JsonValueKind.Array } value)
            return Text(name);

        return IsKeepable(name, value) ? Checked(name, value.GetRawText(), TextRules.TextLimit, lines: true) : null;
    }

    bool IsKeepable(string name, JsonElement value)
    {
        if (TextRules.FaultWithin(value) is not { } fault)
            return true;

        Fail<string>(name, fault);
        return false;
    }
}
