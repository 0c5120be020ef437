using System.Globalization;
using UUIDNext;

namespace MarketingBus.Platform.Messaging;

/// <summary>Names that everyone can compute (UUIDv5, RFC 9562): the same thing arriving twice has the same id.</summary>
public static class MarketingIds
{
    /// <summary>The source system of callers that do not name one.</summary>
    public const string DefaultSourceSystem = "default";

    static readonly Guid Root = new("6f0c9f3e-6a0b-5c59-9a35-0c0f5b1f2d77");

    public static Guid Journey(string sourceSystem, string leadId) => From("journey", sourceSystem, leadId);

    /// <summary>A day's figures sent again meet the same review; figures without a day are one review per event.</summary>
    public static Guid Review(string sourceSystem, string campaignId, string question, DateOnly? date, Guid eventId) =>
        From("review", sourceSystem, campaignId, question, date?.ToString("O", CultureInfo.InvariantCulture) ?? eventId.ToString());

    /// <summary>An id made of parts; the length of each is part of the name, so that ("a", "bc") and ("ab", "c") differ.</summary>
    public static Guid From(string kind, params ReadOnlySpan<string> parts)
    {
        var name = new System.Text.StringBuilder(kind);
        foreach (var part in parts)
            name.Append('\n').Append(part.Length).Append(':').Append(part);

        return Uuid.NewNameBased(Root, name.ToString());
    }
}
