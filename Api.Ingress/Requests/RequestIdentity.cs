using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>Which event id a request's event has when its body names none.</summary>
/// <param name="Key">The Idempotency-Key header.</param>
/// <param name="Index">The event's place in an array; null for a single event.</param>
/// <param name="Now">When the request came.</param>
internal sealed record RequestIdentity(string? Key, int? Index, DateTimeOffset Now)
{
    const string Header = "Idempotency-Key";
    const string IdentityHeader = "Event-Identity";

    /// <summary>The id that an envelope around the body gives its event; then no other counts.</summary>
    public Guid? EnvelopeId { get; init; }

    /// <summary>Who speaks, where the body names nobody.</summary>
    public string? SourceSystem { get; init; }

    /// <summary>When the event happened, where the body does not say.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The key was made of what the message says.</summary>
    public bool KeyIsContent { get; init; }

    /// <summary>The events' own ids were made of what the events say.</summary>
    public bool IdIsContent { get; init; }

    public static RequestIdentity Of(HttpRequest request, DateTimeOffset now) => KeyOf(request, now) with { IdIsContent = IsContent(request) };

    public RequestIdentity At(int index) => this with { Index = index };

    /// <summary>Whether an event is known by what it says, and not by a name that its sender gave it.</summary>
    public bool IsKnownByContent(string? named) => EnvelopeId is null && (named is null ? KeyIsContent : IdIsContent);

    static bool IsContent(HttpRequest request) => request.Headers[IdentityHeader].ToString() switch
    {
        "" => false,
        var text when string.Equals(text.Trim(), "content", StringComparison.OrdinalIgnoreCase) => true,
        _ => throw RequestProblem.Invalid(IdentityHeader, "Must be: content."),
    };

    static RequestIdentity KeyOf(HttpRequest request, DateTimeOffset now)
    {
        if (!request.Headers.TryGetValue(Header, out var values))
            return new RequestIdentity(null, null, now);

        var key = values.Count == 1 ? TextRules.Known(values[0] ?? "") : null;
        if (key is null)
            throw RequestProblem.Invalid(Header, "Must be given once, with 1 to 200 characters.");

        return TextRules.Fault(key, TextRules.IdLimit, lines: false) is { } fault
            ? throw RequestProblem.Invalid(Header, fault)
            : new RequestIdentity(key, null, now);
    }

    /// <summary>The envelope's id; else the body's own; else the header, told apart by the place in an array; else a new one.</summary>
    public Guid EventId(string? named, string sourceSystem)
    {
        if (EnvelopeId is { } id)
            return id;

        if (named is not null)
            return EventIds.FromName(named, sourceSystem);

        return (Key, Index) switch
        {
            (null, _) => Guid.CreateVersion7(Now),
            (_, null) => EventIds.FromName(Key, sourceSystem),
            _ => MarketingIds.From("event", sourceSystem, Key, Index.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
    }
}
