using System.Globalization;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>A message as the broker delivered it, and as it is read.</summary>
/// <param name="Tag">By which it is acknowledged.</param>
/// <param name="Properties">As they came.</param>
/// <param name="Message">As it is read.</param>
/// <param name="IsBorrowed">True for a large one, whose body is the client's own and may be used until <paramref name="Settled"/>.</param>
/// <param name="NeedsCare">True for one that is large, or that was delivered before and never answered, more than once: it may be what ended its process.</param>
/// <param name="Settled">Completed once nobody needs the body any more.</param>
internal sealed record UpstreamDelivery(ulong Tag, IReadOnlyBasicProperties Properties, UpstreamMessage Message, bool IsBorrowed, bool NeedsCare, TaskCompletionSource Settled)
{
    const int Large = 256 * 1024;
    const int Suspicious = 2;
    const string DeliveryCount = "x-delivery-count";

    /// <summary>Copies what the client reuses once its callback returns, unless that is large.</summary>
    public static UpstreamDelivery Of(BasicDeliverEventArgs delivered)
    {
        var properties = new BasicProperties(delivered.BasicProperties);
        var isLarge = delivered.Body.Length > Large;
        var message = new UpstreamMessage
        {
            Body = isLarge ? delivered.Body : delivered.Body.ToArray(),
            RoutingKey = delivered.RoutingKey,
            Headers = HeaderText.Of(properties.Headers),
            ContentType = properties.ContentType,
            ContentEncoding = properties.ContentEncoding,
            Type = properties.Type,
            MessageId = properties.MessageId,
            AppId = properties.AppId,
        };
        return new UpstreamDelivery(
            delivered.DeliveryTag, properties, message, isLarge, isLarge || IsSuspicious(delivered.Redelivered, properties), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    /// <summary>Quorum queues count; classic ones only say that it is not the first time.</summary>
    static bool IsSuspicious(bool isRedelivered, BasicProperties properties) =>
        properties.Headers?.TryGetValue(DeliveryCount, out var count) is true ? Convert.ToInt64(count, CultureInfo.InvariantCulture) >= Suspicious : isRedelivered;
}
