using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Messaging.Upstream;

namespace MarketingBus.Api.Ingress.Upstream;

/// <summary>Reads events out of CloudEvents 1.0 envelopes. An event is the same as another when id and source are.</summary>
internal static class CloudEventReader
{
    const string Invalid = "The CloudEvent is invalid";

    static readonly JsonEventFormatter Formatter = new();

    public static void ReadStructured(JsonElement envelope, UpstreamItem item, DateTimeOffset now)
    {
        if (envelope.ValueKind != JsonValueKind.Object)
            throw RequestProblem.Invalid("$", $"Must be an object, not {TextRules.KindOf(envelope)}.");

        var cloudEvent = Valid(() => Formatter.ConvertFromJsonElement(envelope, extensionAttributes: null));
        var identity = Identify(cloudEvent, item, now);
        MediaTypes.CheckData(cloudEvent.DataContentType);
        switch (cloudEvent.Data)
        {
            case JsonElement data:
                item.Submission = UpstreamBody.Read(data, cloudEvent.Type!, identity, "data");
                break;
            case byte[] encoded:
                using (var document = JsonText.Parse(encoded))
                    item.Submission = UpstreamBody.Read(document.RootElement, cloudEvent.Type!, identity, "data_base64");
                break;
            default:
                throw RequestProblem.Invalid("data", "Is required.");
        }
    }

    public static void ReadBinary(UpstreamMessage message, UpstreamItem item, DateTimeOffset now)
    {
        var cloudEvent = Valid(() => CloudEventHeaders.Read(message));
        var identity = Identify(cloudEvent, item, now);
        using var document = JsonText.Parse(message.Body);
        item.Submission = UpstreamBody.Read(document.RootElement, cloudEvent.Type!, identity, "");
    }

    static RequestIdentity Identify(CloudEvent cloudEvent, UpstreamItem item, DateTimeOffset now)
    {
        var source = cloudEvent.Source!.OriginalString;
        item.TypeName = cloudEvent.Type;
        item.OriginalId = Named("id", cloudEvent.Id!);
        item.SourceSystem = Named("source", source);
        if (cloudEvent.Time is { } time && !WireTime.IsPlausible(time, now))
            throw RequestProblem.Invalid("time", "Must lie between the year 2000 and tomorrow.");

        return new RequestIdentity(null, null, now)
        {
            EnvelopeId = MarketingIds.From("event", source, cloudEvent.Id!),
            SourceSystem = source,
            OccurredAt = cloudEvent.Time?.ToUniversalTime(),
        };
    }

    static string Named(string attribute, string value) =>
        string.IsNullOrWhiteSpace(value) || value != value.Trim()
            ? throw RequestProblem.Invalid(attribute, "Must not be blank, or have blanks around it.")
            : TextRules.Fault(value, TextRules.IdLimit, lines: false) is { } fault ? throw RequestProblem.Invalid(attribute, fault) : value;

    /// <summary>What the library finds wrong with an envelope.</summary>
    static CloudEvent Valid(Func<CloudEvent> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidOperationException)
        {
            // The library repeats names and values: the sender may read that, a log may not.
            throw RequestProblem.Malformed($"{Invalid}: {exception.Message}", logged: $"{Invalid}.");
        }
    }
}
