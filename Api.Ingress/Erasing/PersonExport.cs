using System.IO.Pipelines;
using System.Text.Json;
using MarketingBus.Data.Identity;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Api.Ingress.Erasing;

/// <summary>Everything that is held about a person as one JSON document: store by store, and entry by entry as it is read, however much it is.</summary>
internal sealed class PersonExport(IEnumerable<IPersonalDataStore> stores, TimeProvider time)
{
    /// <summary>What is written leaves the process before much more is read, and in pieces large enough to tell how fast they are taken.</summary>
    const int PieceBytes = 32 * 1024;

    public async Task WriteAsync(Person person, Stream stream, CancellationToken cancellationToken)
    {
        // A writer of its own would write to the stream while it serializes, which the server forbids.
        var pipe = PipeWriter.Create(stream, new StreamPipeWriterOptions(minimumBufferSize: PieceBytes));
        await using var writer = new Utf8JsonWriter(pipe);
        writer.WriteStartObject();
        writer.WriteString("exported_at", time.GetUtcNow());
        writer.WritePropertyName("person");
        JsonSerializer.Serialize(writer, new { person.Names, person.Addresses, person.Journeys, person.Conversations }, WireJson.Options);
        writer.WriteStartObject("areas");
        foreach (var area in stores.GroupBy(x => x.Name.Split('.')[0]))
        {
            writer.WriteStartObject(area.Key);
            foreach (var store in area)
                await WriteAsync(store, person, writer, pipe, cancellationToken);

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken);
        await pipe.CompleteAsync();
    }

    static async Task WriteAsync(IPersonalDataStore store, Person person, Utf8JsonWriter writer, PipeWriter pipe, CancellationToken cancellationToken)
    {
        writer.WriteStartArray(store.Name.Split('.')[1]);
        await foreach (var entry in store.ExportAsync(person, cancellationToken))
        {
            JsonSerializer.Serialize(writer, entry, entry.GetType(), WireJson.Options);
            if (writer.BytesPending + pipe.UnflushedBytes < PieceBytes)
                continue;

            await writer.FlushAsync(cancellationToken);
            await pipe.FlushAsync(cancellationToken);
        }

        writer.WriteEndArray();
    }
}
