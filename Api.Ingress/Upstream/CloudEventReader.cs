using System.Buffers;
using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Messaging.Upstream;
using MarketingBus.Platform.Text;

namespace MarketingBus.Api.Ingress.Upstream;

/// <summary>Reads events out of CloudEvents 1.0 envelopes. An event is the same as another when id and source are.</summary>
internal static class CloudEventReader
{
    static readonly JsonEventFormatter Formatter = new();

    public static void ReadStructured(JsonElement envelope, UpstreamItem item, DateTimeOffset now)
    {
        if (envelope.ValueKind != JsonValueKind.Object)
            throw RequestProblem.Invalid("$", $"Must be an object, not {TextRules.KindOf(envelope)}.");

        var errors = new FieldErrors();
        var time = envelope.TryGetProperty("time", out var written) ? written.ValueKind == JsonValueKind.String ? TextRules.RepairedTextOf(written) : written.GetRawText() : null;
        var cloudEvent = Valid(() => Formatter.ConvertFromJsonElement(time is null ? envelope : WithoutTime(envelope), extensionAttributes: null));
        var identity = Identify(cloudEvent, time, item, errors, now);
        MediaTypes.CheckData(cloudEvent.DataContentType);
        switch (cloudEvent.Data)
        {
            case JsonElement data:
                item.Submission = UpstreamBody.Read(data, cloudEvent.Type!, identity, "data", errors);
                break;
            case byte[] encoded:
                using (var document = JsonText.Parse(encoded))
                    item.Submission = UpstreamBody.Read(document.RootElement, cloudEvent.Type!, identity, "data_base64", errors);
                break;
            default:
                throw RequestProblem.Invalid("data", "Is required.");
        }
    }

    public static void ReadBinary(UpstreamMessage message, UpstreamItem item, DateTimeOffset now)
    {
        var errors = new FieldErrors();
        var (cloudEvent, time) = Valid(() => CloudEventHeaders.Read(message));
        var identity = Identify(cloudEvent, time, item, errors, now);
        using var document = JsonText.Parse(message.Body);
        item.Submission = UpstreamBody.Read(document.RootElement, cloudEvent.Type!, identity, "", errors);
    }

    static RequestIdentity Identify(CloudEvent cloudEvent, string? time, UpstreamItem item, FieldErrors errors, DateTimeOffset now)
    {
        item.TypeName = cloudEvent.Type;
        item.OriginalId = Named("id", cloudEvent.Id!);
        item.SourceSystem = Named("source", cloudEvent.Source!.OriginalString);
        return new RequestIdentity(null, null, now)
        {
            EnvelopeId = MarketingIds.From("event", item.SourceSystem, item.OriginalId),
            SourceSystem = item.SourceSystem,
            OccurredAt = TimeOf(time, errors, now),
        };
    }

    /// <summary>A time that cannot be read is unknown: it does not cost the event.</summary>
    static DateTimeOffset? TimeOf(string? text, FieldErrors errors, DateTimeOffset now)
    {
        if (MissingValues.CleanField(text) is not { } known)
            return null;

        if (TimeText.Parse(known) is { } time && TimeText.IsPlausible(time, now))
            return time;

        errors.Warn("time", "Must be an ISO 8601 time between the year 2000 and tomorrow.");
        return null;
    }

    static string Named(string attribute, string value) =>
        TextRules.Known(value) is not { } name || name.Length != UnicodeText.Composed(value).Length
            ? throw RequestProblem.Invalid(attribute, "Must not be blank, or have blanks around it.")
            : TextRules.Fault(name, TextRules.IdLimit, lines: false) is { } fault ? throw RequestProblem.Invalid(attribute, fault) : name;

    /// <summary>The library knows fewer forms of a time than upstream systems write.</summary>
    static JsonElement WithoutTime(JsonElement envelope)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in envelope.EnumerateObject().Where(x => !x.NameEquals("time")))
            {
                writer.WritePropertyName(member.Name);
                writer.WriteRawValue(member.Value.GetRawText(), skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>What the library finds wrong with an envelope.</summary>
    static T Valid<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidOperationException)
        {
            throw RequestProblem.Malformed($"The CloudEvent is invalid: {exception.Message}");
        }
    }
}
