using System.Text.Json;
using MarketingBus.Platform.Text;

namespace MarketingBus.Data.Ingress;

/// <summary>
/// The members of one JSON object, read by name into types; what does not fit is noted under the member's path, and reading goes on.
/// Absent, null and blank are the same.
/// </summary>
public sealed partial class JsonFields
{
    readonly Dictionary<string, JsonElement> members;
    readonly HashSet<string> read;
    readonly SortedSet<string> unreadable;
    readonly string path;
    readonly bool isLenient;

    public JsonFields(JsonElement element, string path, FieldErrors errors)
        : this([], [], new SortedSet<string>(StringComparer.Ordinal), path, errors, isLenient: false)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (TextRules.NameOf(member) is { } name)
                members[UnicodeText.Composed(name)] = member.Value;
            else
                errors.Add(path.Length == 0 ? "$" : path, "Has a member whose name is not valid text.");
        }
    }

    JsonFields(
        Dictionary<string, JsonElement> members, HashSet<string> read, SortedSet<string> unreadable, string path, FieldErrors errors, bool isLenient)
    {
        this.members = members;
        this.read = read;
        this.unreadable = unreadable;
        this.path = path;
        this.isLenient = isLenient;
        Errors = errors;
    }

    public FieldErrors Errors { get; }

    /// <summary>Stands for an object that could not be read and whose error is noted: what is read from it adds no more errors.</summary>
    public static JsonFields Nothing() => new([], [], new SortedSet<string>(StringComparer.Ordinal), "", new FieldErrors(), isLenient: false);

    /// <summary>The same members, of which none refuses the event: one that cannot be read is unknown, and a warning tells of it.</summary>
    public JsonFields Lenient => new(members, read, unreadable, path, Errors, isLenient: true);

    /// <summary>Members that were asked for leniently and could not be read.</summary>
    public IReadOnlyCollection<string> Unreadable => unreadable;

    /// <summary>Members that nothing has asked for.</summary>
    public IEnumerable<string> Unread => members.Keys.Where(x => !read.Contains(x)).Order(StringComparer.Ordinal);

    public bool Has(string name) => members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public void Error(string name, string message) => Errors.Add(PathOf(name), message);

    public void Warn(string name, string message) => Errors.Warn(PathOf(name), message);

    /// <summary>1 to 200 characters without control characters, never cut; a whole number is its digits.</summary>
    public string? Id(string name)
    {
        if (Find(name) is not { } value)
            return null;

        return value.ValueKind == JsonValueKind.Number && value.GetRawText() is var digits && !digits.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? Checked(name, digits, TextRules.IdLimit, lines: false)
            : value.ValueKind != JsonValueKind.String ? Fail<string>(name, $"Must be text, not {TextRules.KindOf(value)}.")
            : TextRules.TextOf(value) is not { } text ? Fail<string>(name, TextRules.HalfCharacter)
            : MissingValues.CleanField(Checked(name, text, TextRules.IdLimit, lines: false));
    }

    /// <summary>As <see cref="Id"/>; missing is an error, and then the answer is empty.</summary>
    public string RequiredId(string name) => Required(name, Id(name)) ?? "";

    /// <summary>One line of up to 200 characters, made to fit where it does not; what stands for unknown is null.</summary>
    public string? Value(string name) => MissingValues.CleanField(Fitted(name, TextRules.IdLimit, lines: false));

    /// <summary>As <see cref="Value"/>, for people and companies, who may be called what stands for unknown elsewhere.</summary>
    public string? Name(string name) => MissingValues.CleanName(Fitted(name, TextRules.IdLimit, lines: false));

    /// <summary>Prose, or one line of it, up to <paramref name="limit"/> characters; numbers and booleans are text. Leniently it is made to fit.</summary>
    public string? Text(string name, int limit = TextRules.TextLimit, bool lines = true)
    {
        if (isLenient)
            return Fitted(name, limit, lines);

        return Find(name) is not { } value ? null
            : value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? Fail<string>(name, $"Must be text, not {TextRules.KindOf(value)}.")
            : value.ValueKind != JsonValueKind.String ? Checked(name, value.GetRawText(), limit, lines)
            : TextRules.TextOf(value) is { } text ? Checked(name, text, limit, lines)
            : Fail<string>(name, TextRules.HalfCharacter);
    }

    public string RequiredText(string name, int limit = TextRules.TextLimit, bool lines = true) => Required(name, Text(name, limit, lines)) ?? "";

    public string PathOf(string name) => path.Length == 0 ? TextRules.Shown(name) : $"{path}.{TextRules.Shown(name)}";

    string? Required(string name, string? value)
    {
        if (value is null && !Errors.Has(PathOf(name)))
            Error(name, "Is required.");

        return value;
    }

    JsonElement? Find(string name)
    {
        read.Add(name);
        return Has(name) ? members[name] : null;
    }

    /// <summary>A text made to fit, and a warning where that loses something.</summary>
    string? Fitted(string name, int limit, bool lines)
    {
        if (Find(name) is not { } value)
            return null;

        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            return Fail<string>(name, $"Must be text, not {TextRules.KindOf(value)}.");

        return Fitted(name, value, limit, lines);
    }

    string? Fitted(string name, JsonElement value, int limit, bool lines)
    {
        if (value.ValueKind == JsonValueKind.String && TextRules.TextOf(value) is null)
            Errors.Warn(PathOf(name), TextRules.HalfCharacter);

        var (text, done) = TextRules.Fitted(value.ValueKind == JsonValueKind.String ? TextRules.RepairedTextOf(value) : value.GetRawText(), limit, lines);
        if (done is not null)
            Errors.Warn(PathOf(name), done);

        return text;
    }

    string? Checked(string name, string text, int limit, bool lines) =>
        TextRules.Known(text) is not { } known ? null
        : TextRules.Fault(known, limit, lines) is { } fault ? Fail<string>(name, fault)
        : known;

    T? Fail<T>(string name, string message)
    {
        if (isLenient)
        {
            unreadable.Add(name);
            Errors.Warn(PathOf(name), message);
        }
        else
        {
            Error(name, message);
        }

        return default;
    }
}
