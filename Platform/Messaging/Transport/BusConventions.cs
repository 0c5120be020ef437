using MassTransit;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>What holds on every transport.</summary>
internal static class BusConventions
{
    public static void UseConventions(this IBusFactoryConfigurator bus, TransportOptions options)
    {
        // Readable exchange names; what the messages themselves are called on the wire stays as it is.
        bus.MessageTopology.SetEntityNameFormatter(new MessageExchangeName(bus.MessageTopology.EntityNameFormatter));

        // Without AnyMessageType: a message that says what it is must not be taken for another that a saga on the same queue also takes.
        const RawSerializerOptions headers = RawSerializerOptions.AddTransportHeaders | RawSerializerOptions.CopyHeaders;
        if (options.Envelope)
            bus.AddRawJsonSerializer(headers);
        else
            bus.UseRawJsonSerializer(headers);
    }
}
