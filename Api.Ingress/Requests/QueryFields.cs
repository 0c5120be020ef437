using System.Globalization;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Queries;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>The values of a query string, read by name into types; what does not fit is noted under the name.</summary>
internal sealed class QueryFields(IQueryCollection query)
{
    readonly HashSet<string> read = new(StringComparer.OrdinalIgnoreCase);

    public FieldErrors Errors { get; } = new();

    /// <summary>Ends the request when anything is wrong: a value, or a name that nobody has read, which would choose nothing and let everything pass. Comes after all reading.</summary>
    public void Check()
    {
        foreach (var name in query.Keys.Where(x => !read.Contains(x)))
            Errors.Add(TextRules.Shown(name), read.Count == 0 ? "Is not known: this address takes no query." : $"Is not known; known are {string.Join(", ", read.Order(StringComparer.Ordinal))}.");

        Errors.ThrowIfAny();
    }

    public string? Text(string name, int limit = TextRules.IdLimit)
    {
        read.Add(name);
        if (!query.TryGetValue(name, out var values))
            return null;

        if (values.Count > 1)
            return Fail<string>(name, "Must be given once.");

        var text = values.ToString();
        return TextRules.Fault(text, limit, lines: false) is { } fault ? Fail<string>(name, fault) : TextRules.Known(text);
    }

    public string RequiredText(string name, int limit = TextRules.IdLimit)
    {
        var text = Text(name, limit);
        if (text is null && !Errors.Has(name))
            Errors.Add(name, "Is required.");

        return text ?? "";
    }

    public int Whole(string name, int otherwise, int minimum, int maximum)
    {
        if (Text(name) is not { } text)
            return otherwise;

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
            return number;

        return Fail<int>(name, $"Must be a whole number, {minimum} to {maximum}.");
    }

    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return null;

        return WireName.All<T>().TryGetValue(text, out var choice) ? choice : Fail<T?>(name, $"Must be one of: {WireName.Listed<T>()}.");
    }

    public T RequiredChoice<T>(string name)
        where T : struct, Enum
    {
        var choice = Choice<T>(name);
        if (choice is null && !Errors.Has(name))
            Errors.Add(name, $"Is required; one of: {WireName.Listed<T>()}.");

        return choice ?? default;
    }

    /// <summary>One of the names, in any case, as it is written there.</summary>
    public string? Name(string name, IReadOnlyList<string> names)
    {
        if (Text(name) is not { } text)
            return null;

        return names.FirstOrDefault(x => x.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? Fail<string>(name, $"Must be one of: {string.Join(", ", names)}.");
    }

    /// <summary>The last row of the page before, where rows are listed by their number.</summary>
    public long? RowCursor()
    {
        if (Text("cursor") is not { } text)
            return null;

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? row
            : Fail<long?>("cursor", "Must be the next_cursor of the page before.");
    }

    /// <summary>Where the page before ended.</summary>
    public Cursor? After()
    {
        if (Text("cursor") is not { } text)
            return null;

        return Cursor.TryParse(text, out var cursor) ? cursor : Fail<Cursor?>("cursor", "Must be the next_cursor of the page before.");
    }

    /// <summary>Most rows of one page.</summary>
    public int Limit() => Whole("limit", otherwise: 50, minimum: 1, maximum: 500);

    T? Fail<T>(string name, string message)
    {
        Errors.Add(name, message);
        return default;
    }
}
