using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>A message as the broker delivered it, and as it is read.</summary>
internal sealed record UpstreamDelivery(ulong Tag, IReadOnlyBasicProperties Properties, UpstreamMessage Message)
{
    /// <summary>Copies what the client reuses once its callback returns.</summary>
    public static UpstreamDelivery Of(BasicDeliverEventArgs delivered)
    {
        var properties = new BasicProperties(delivered.BasicProperties);
        return new UpstreamDelivery(delivered.DeliveryTag, properties, new UpstreamMessage
        {
            Body = delivered.Body.ToArray(),
            RoutingKey = delivered.RoutingKey,
            Headers = HeaderText.Of(properties.Headers),
            ContentType = properties.ContentType,
            ContentEncoding = properties.ContentEncoding,
            Type = properties.Type,
            MessageId = properties.MessageId,
            AppId = properties.AppId,
        });
    }
}
