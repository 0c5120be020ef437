using System.Globalization;
using System.Text.Json;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Text;

namespace MarketingBus.Data.Ingress;

/// <summary>Numbers, flags, times and names of choices; each may come as text.</summary>
public sealed partial class JsonFields
{
    const double LargestNumber = 1e15;

    /// <summary>A finite number within bounds, or a text that is one ("1,234.50", "$12"); a percentage is a share where the most is 1. What stands for unknown is null.</summary>
    public double? Number(string name, double minimum = 0, double maximum = LargestNumber)
    {
        if (Find(name) is not { } value || IsUnknown(value))
            return null;

        if (NumberOf(value, maximum, isUsd: name.EndsWith("_usd", StringComparison.Ordinal)) is not { } number)
            return Fail<double?>(name, $"Must be a number, not {TextRules.KindOf(value)}.");

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
    public long? Count(string name, long minimum = 0, double maximum = LargestNumber)
    {
        if (Number(name, minimum, maximum) is not { } number)
            return null;

        return Math.Floor(number) == number ? (long)number : Fail<long?>(name, "Must be a whole number.");
    }

    /// <summary>true or false, 1 or 0, or a text that says yes or no; what stands for unknown is null.</summary>
    public bool? Flag(string name)
    {
        if (Find(name) is not { } value || IsUnknown(value))
            return null;

        var flag = value.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => BooleanText.Parse(value.GetRawText()),
            JsonValueKind.String when TextRules.TextOf(value) is { } text => BooleanText.Parse(TextRules.Known(text)),
            _ => null,
        };
        return flag ?? Fail<bool?>(name, "Must be true or false.");
    }

    /// <summary>Any form that <see cref="TimeText"/> reads; without an offset it is UTC. From the year 2000 to a day after <paramref name="now"/>.</summary>
    public DateTimeOffset? Time(string name, DateTimeOffset now) => Find(name) is not { } value || IsUnknown(value) ? null
        : TimeText.Parse(Written(value)) is not { } time ? Fail<DateTimeOffset?>(name, "Must be an ISO 8601 time, such as 2026-05-04T13:30:00Z.")
        : TimeText.IsPlausible(time, now) ? time
        : Fail<DateTimeOffset?>(name, "Must lie between the year 2000 and tomorrow.");

    /// <summary>The day of a date, or of a time where it was taken.</summary>
    public DateOnly? Day(string name, DateTimeOffset now) => Find(name) is not { } value || IsUnknown(value) ? null
        : TimeText.ParseDay(Written(value)) is not { } day ? Fail<DateOnly?>(name, "Must be a day, such as 2026-05-04.")
        : TimeText.IsPlausible(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), now) ? day
        : Fail<DateOnly?>(name, "Must lie between the year 2000 and tomorrow.");

    /// <summary>One of an enum's wire names; case does not matter.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Find(name) is not { } value || Written(value) is not { } text || TextRules.Known(text) is not { } known)
            return null;

        return WireName.All<T>().TryGetValue(known, out var choice) ? choice
            : IsUnknown(value) ? null
            : Fail<T?>(name, $"Must be one of: {WireName.Listed<T>()}.");
    }

    public T RequiredChoice<T>(string name)
        where T : struct, Enum
    {
        var choice = Choice<T>(name);
        if (choice is null && !Errors.Has(PathOf(name)))
            Error(name, $"Is required; one of: {WireName.Listed<T>()}.");

        return choice ?? default;
    }

    static bool IsUnknown(JsonElement value) => value.ValueKind == JsonValueKind.String && MissingValues.CleanField(TextRules.TextOf(value) ?? "half") is null;

    /// <summary>A text or a number as it was written; nothing that can be read where it is neither.</summary>
    static string? Written(JsonElement value) => value.ValueKind == JsonValueKind.String ? TextRules.TextOf(value) ?? "\ufffd" : value.GetRawText();

    static double? NumberOf(JsonElement value, double maximum, bool isUsd)
    {
        if (value.ValueKind == JsonValueKind.Number)
            return value.TryGetDouble(out var number) ? number : double.PositiveInfinity;

        if (value.ValueKind != JsonValueKind.String || TextRules.TextOf(value) is not { } said || TextRules.Known(said) is not { } text
            || !NumberText.TryParse(text, NumberFormat.Unknown, out var parsed))
            return null;

        return NumberText.UnitOf(text) switch
        {
            "" => parsed,
            "%" => maximum == 1 ? parsed / 100 : null,
            "$" or "USD" => parsed,
            _ => isUsd ? null : parsed,
        };
    }
}
