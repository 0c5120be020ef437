using System.Text.Json;
using MarketingBus.Data.Identity;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Api.Ingress.Erasing;

/// <summary>Everything that is held about a person as one JSON document: store by store, and entry by entry as it is read, however much it is.</summary>
internal sealed class PersonExport(IEnumerable<IPersonalDataStore> stores, TimeProvider time)
{
    public async Task WriteAsync(Person person, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("exported_at", time.GetUtcNow());
        writer.WritePropertyName("person");
        JsonSerializer.Serialize(writer, new { person.Names, person.Addresses, person.Journeys, person.Conversations }, WireJson.Options);
        writer.WriteStartObject("areas");
        foreach (var area in stores.GroupBy(x => x.Name.Split('.')[0]))
        {
            writer.WriteStartObject(area.Key);
            foreach (var store in area)
                await WriteAsync(store, person, writer, cancellationToken);

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken);
    }

    static async Task WriteAsync(IPersonalDataStore store, Person person, Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        writer.WriteStartArray(store.Name.Split('.')[1]);
        await foreach (var entry in store.ExportAsync(person, cancellationToken))
        {
            JsonSerializer.Serialize(writer, entry, entry.GetType(), WireJson.Options);
            // What is written leaves the process before more is read.
            await writer.FlushAsync(cancellationToken);
        }

        writer.WriteEndArray();
    }
}
