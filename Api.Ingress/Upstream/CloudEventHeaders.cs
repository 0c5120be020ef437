using CloudNative.CloudEvents;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging.Upstream;

namespace MarketingBus.Api.Ingress.Upstream;

/// <summary>
/// CloudEvents' binary mode: attributes as headers. The AMQP binding says `cloudEvents:` or `cloudEvents_`; `ce-` and `ce_` are what clients write that come from HTTP and Kafka.
/// </summary>
internal static class CloudEventHeaders
{
    static readonly string[] Prefixes = ["cloudEvents:", "cloudEvents_", "ce-", "ce_"];

    const string Version = "specversion";

    /// <summary>One of the required attributes is enough: what lacks the others is a broken CloudEvent, and not plain JSON.</summary>
    public static bool AreIn(UpstreamMessage message) => Attributes(message).Any(x => x.Name is Version or "id" or "source" or "type");

    /// <summary>The event, and its time as it is written.</summary>
    public static (CloudEvent CloudEvent, string? Time) Read(UpstreamMessage message)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Attributes(message))
        {
            if (value.Contains('\uFFFD', StringComparison.Ordinal))
                throw RequestProblem.Invalid(TextRules.Shown(name), "Is not valid UTF-8.");

            if (!attributes.TryAdd(name, value) && attributes[name] != value)
                throw RequestProblem.Invalid(TextRules.Shown(name), "Is given twice, with different values.");
        }

        attributes.Remove(Version, out var version);
        attributes.Remove("time", out var time);
        var cloudEvent = new CloudEvent(CloudEventsSpecVersion.FromVersionId(version) ?? throw RequestProblem.Invalid(Version, "Must be 1.0."));
        foreach (var (name, value) in attributes)
            cloudEvent.SetAttributeFromString(name, value);

        return (cloudEvent.Validate(), time);
    }

    static IEnumerable<(string Name, string Value)> Attributes(UpstreamMessage message)
    {
        foreach (var (name, value) in message.Headers)
        {
            if (Array.Find(Prefixes, x => name.StartsWith(x, StringComparison.Ordinal)) is { } prefix)
                yield return (name[prefix.Length..], value);
        }
    }
}
