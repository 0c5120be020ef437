using System.Text.Json;
using MassTransit;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>What holds on every transport.</summary>
internal static class BusConventions
{
    public static void UseConventions(this IBusFactoryConfigurator bus, TransportOptions options)
    {
        // Readable exchange names; what the messages themselves are called on the wire stays as it is.
        bus.MessageTopology.SetEntityNameFormatter(new MessageExchangeName(bus.MessageTopology.EntityNameFormatter));

        // MassTransit indents its JSON for people; the spaces cost a third of the bytes.
        bus.ConfigureJsonSerializerOptions(json => new JsonSerializerOptions(json) { WriteIndented = false });

        var plain = new PlainJson();
        bus.AddDeserializer(plain);
        bus.AddSerializer(plain, isSerializer: !options.Envelope);
    }
}
