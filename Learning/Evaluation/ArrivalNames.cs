using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Evaluation;

/// <summary>Names of dates that say when a row came in.</summary>
internal static class ArrivalNames
{
    static readonly HashSet<string> Exact =
    [
        "created", "creation", "received", "registered", "registration", "submitted", "opened", "triaged", "signup", "timestamp", "erstellt", "angelegt", "eröffnet", "eingang",
    ];

    static readonly HashSet<string> Arrivals = ["order", "booking", "lead", "inquiry", "enquiry", "request", "application", "purchase", "contact", "visit", "event"];

    static readonly HashSet<string> Moments = ["date", "datetime", "day", "time", "at", "on", "month", "week", "datum", "fecha"];

    static readonly HashSet<string> Others =
    [
        "renewal", "expiry", "expiration", "expires", "expired", "due", "next", "status", "birth", "birthdate", "birthday", "dob", "geburtsdatum", "closed", "close", "closing", "converted",
        "conversion", "updated", "modified", "changed", "last", "end", "ended", "contract", "cancelled", "canceled", "churned", "won", "lost", "paid", "payment", "resolved", "delivery", "delivered",
    ];

    public static bool IsArrival(string name) => IsExact(name) || (IsOfRow(name) && ColumnName.Words(name).Any(Moments.Contains));

    /// <summary>Says that it is the arrival, not only that it is a date.</summary>
    public static bool IsExact(string name) =>
        IsOfRow(name) && ColumnName.Words(name) is var words && (words.Any(Exact.Contains) || (words.Any(Arrivals.Contains) && words.Any(Moments.Contains)));

    static bool IsOfRow(string name) => !ColumnName.Words(name).Any(Others.Contains);
}
