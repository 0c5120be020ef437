using System.Globalization;
using System.Text.Json;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Data.Ingress;

/// <summary>
/// The members of one JSON object, read by name into types; what does not fit is noted under the member's path, and reading goes on.
/// Absent, null and blank are the same.
/// </summary>
public sealed partial class JsonFields
{
    public const double LargestNumber = 1e15;

    readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    readonly HashSet<string> read = new(StringComparer.Ordinal);
    readonly string path;

    public JsonFields(JsonElement element, string path, FieldErrors errors)
    {
        this.path = path;
        Errors = errors;
        foreach (var member in element.EnumerateObject())
        {
            if (TextRules.NameOf(member) is { } name)
                members[name] = member.Value;
            else
                errors.Add(path.Length == 0 ? "$" : path, "Has a member whose name is not valid text.");
        }
    }

    JsonFields()
    {
        path = "";
        Errors = new FieldErrors();
    }

    public FieldErrors Errors { get; }

    /// <summary>Stands for an object that could not be read and whose error is noted: what is read from it adds no more errors.</summary>
    public static JsonFields Nothing() => new();

    /// <summary>Members that nothing has asked for.</summary>
    public IEnumerable<string> Unread => members.Keys.Where(x => !read.Contains(x)).Order(StringComparer.Ordinal);

    public bool Has(string name) => members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public void Error(string name, string message) => Errors.Add(PathOf(name), message);

    /// <summary>1 to 200 characters without control characters.</summary>
    public string? Id(string name) => Text(name, TextRules.IdLimit, lines: false);

    /// <summary>As <see cref="Id"/>; missing is an error, and then the answer is empty.</summary>
    public string RequiredId(string name) => Required(name, Id(name)) ?? "";

    /// <summary>Up to <paramref name="limit"/> characters; line breaks and tabs are the only control characters allowed, and only where <paramref name="lines"/> is true.</summary>
    public string? Text(string name, int limit = TextRules.TextLimit, bool lines = true)
    {
        if (Find(name) is not { } value)
            return null;

        if (value.ValueKind != JsonValueKind.String)
            return Fail<string>(name, $"Must be text, not {TextRules.KindOf(value)}.");

        if (TextRules.TextOf(value) is not { } text)
            return Fail<string>(name, TextRules.HalfCharacter);

        return TextRules.Fault(text, limit, lines) is { } fault ? Fail<string>(name, fault) : TextRules.Known(text);
    }

    public string RequiredText(string name, int limit = TextRules.TextLimit) => Required(name, Text(name, limit)) ?? "";

    /// <summary>A text, number or boolean, as text.</summary>
    public string? Scalar(string name) => Find(name) is not { } value
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.Object or JsonValueKind.Array => Fail<string>(name, $"Must be text, not {TextRules.KindOf(value)}."),
            JsonValueKind.String => Text(name),
            _ when value.GetRawText() is { Length: <= TextRules.IdLimit } text => text,
            _ => Fail<string>(name, $"Has more than {TextRules.IdLimit} digits."),
        };

    /// <summary>A finite number within bounds; numeric text counts where <paramref name="orText"/> is true.</summary>
    public double? Number(string name, double minimum = 0, double maximum = LargestNumber, bool orText = false)
    {
        if (Find(name) is not { } value)
            return null;

        if (NumberOf(value, orText) is not { } number)
            return orText && IsBlank(value) ? null : Fail<double?>(name, $"Must be a number, not {TextRules.KindOf(value)}.");

        return double.IsFinite(number) && number >= minimum && number <= maximum
            ? number
            : Fail<double?>(name, string.Create(CultureInfo.InvariantCulture, $"Must be {minimum} to {maximum}."));
    }

    public double RequiredNumber(string name, double minimum = 0, double maximum = LargestNumber)
    {
        var number = Number(name, minimum, maximum);
        if (number is null && !Errors.Has(PathOf(name)))
            Error(name, "Is required.");

        return number ?? minimum;
    }

    /// <summary>A whole number within bounds.</summary>
    public long? Count(string name, long minimum = 0, double maximum = LargestNumber, bool orText = false)
    {
        if (Number(name, minimum, maximum, orText) is not { } number)
            return null;

        return Math.Floor(number) == number ? (long)number : Fail<long?>(name, "Must be a whole number.");
    }

    /// <summary>true or false; the texts "True" and "False" in any case count too.</summary>
    public bool? Flag(string name)
    {
        if (Find(name) is not { } value || IsBlank(value))
            return null;

        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when bool.TryParse(TextRules.TextOf(value), out var flag) => flag,
            _ => Fail<bool?>(name, "Must be true or false."),
        };
    }

    /// <summary>ISO 8601; without an offset it is UTC. From the year 2000 to a day after <paramref name="now"/>.</summary>
    public DateTimeOffset? Time(string name, DateTimeOffset now)
    {
        if (Text(name, TextRules.IdLimit, lines: false) is not { } text)
            return null;

        if (!WireTime.TryParse(text, out var time))
            return Fail<DateTimeOffset?>(name, "Must be an ISO 8601 time, such as 2026-05-04T13:30:00Z.");

        return WireTime.IsPlausible(time, now)
            ? time
            : Fail<DateTimeOffset?>(name, "Must lie between the year 2000 and tomorrow.");
    }

    /// <summary>The day, UTC, of a date or a time.</summary>
    public DateOnly? Day(string name, DateTimeOffset now)
    {
        if (Text(name, TextRules.IdLimit, lines: false) is not { } text)
            return null;

        if (!WireTime.TryParse(text, out var day))
            return Fail<DateOnly?>(name, "Must be a day, such as 2026-05-04.");

        return WireTime.IsPlausible(day, now)
            ? DateOnly.FromDateTime(day.UtcDateTime)
            : Fail<DateOnly?>(name, "Must lie between the year 2000 and tomorrow.");
    }

    /// <summary>One of an enum's wire names; case does not matter.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Text(name, TextRules.IdLimit, lines: false) is not { } text)
            return null;

        return WireName.All<T>().TryGetValue(text, out var choice) ? choice : Fail<T?>(name, $"Must be one of: {WireName.Listed<T>()}.");
    }

    public T RequiredChoice<T>(string name)
        where T : struct, Enum
    {
        var choice = Choice<T>(name);
        if (choice is null && !Errors.Has(PathOf(name)))
            Error(name, $"Is required; one of: {WireName.Listed<T>()}.");

        return choice ?? default;
    }

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

    T? Fail<T>(string name, string message)
    {
        Error(name, message);
        return default;
    }

    static bool IsBlank(JsonElement value) => value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(TextRules.TextOf(value) ?? "?");

    static double? NumberOf(JsonElement value, bool orText)
    {
        if (value.ValueKind == JsonValueKind.Number)
            return value.TryGetDouble(out var number) ? number : double.PositiveInfinity;

        return orText && value.ValueKind == JsonValueKind.String
            && double.TryParse(TextRules.TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : null;
    }
}
