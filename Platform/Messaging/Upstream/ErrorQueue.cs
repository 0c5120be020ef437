using System.Globalization;
using System.Text.Json;
using MarketingBus.Platform.Hosting;
using RabbitMQ.Client;

namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>Keeps rejected messages: the same bytes, properties and headers, with the reason beside them.</summary>
internal sealed class ErrorQueue(IChannel channel, string queue, TimeSpan keep, TimeProvider time)
{
    const int ReasonLimit = 1_000;
    const int ErrorsShown = 20;

    // A message's properties and headers travel in one frame of at most 128 KiB.
    const int HeaderLimit = 96 * 1024;

    /// <summary>True once the broker has the message on disk; false when the reason does not fit beside its headers.</summary>
    public async Task<bool> TryKeepAsync(UpstreamDelivery delivery, UpstreamVerdict verdict, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties(delivery.Properties) { Headers = HeadersOf(delivery, verdict), DeliveryMode = DeliveryModes.Persistent };

        // As long as we say, not as long as the sender did; and the broker would refuse what is another user's or another connection's.
        properties.Expiration = ((long)keep.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        properties.ClearUserId();
        properties.ClearReplyTo();

        if (HeaderText.SizeOf(properties.Headers) > HeaderLimit)
            return false;

        await channel.BasicPublishAsync("", queue, mandatory: true, properties, delivery.Message.Body, cancellationToken);
        return true;
    }

    Dictionary<string, object?> HeadersOf(UpstreamDelivery delivery, UpstreamVerdict verdict)
    {
        var headers = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in delivery.Properties.Headers ?? new Dictionary<string, object?>())
            headers[IsRoute(name) ? $"marketingbus-original-{name}" : name] = value;

        headers["marketingbus-reason"] = Short(verdict.Reason!);
        headers["marketingbus-errors"] = Short(JsonSerializer.Serialize(verdict.Errors.Take(ErrorsShown).ToDictionary(), WireJson.Options));
        headers["marketingbus-rejected-at"] = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        headers["marketingbus-routing-key"] = delivery.Message.RoutingKey;
        AddOriginal(headers, "user-id", delivery.Properties.UserId);
        AddOriginal(headers, "reply-to", delivery.Properties.ReplyTo);
        AddOriginal(headers, "expiration", delivery.Properties.Expiration);
        return headers;
    }

    /// <summary>The broker would send a copy to each queue that these name.</summary>
    static bool IsRoute(string name) => name is "CC" or "BCC";

    static void AddOriginal(Dictionary<string, object?> headers, string name, string? value)
    {
        if (value is not null)
            headers[$"marketingbus-original-{name}"] = value;
    }

    static string Short(string text) => text.Length <= ReasonLimit ? text : string.Concat(text.AsSpan(0, ReasonLimit), "...");
}
