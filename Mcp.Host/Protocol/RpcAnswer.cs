using System.Buffers;
using System.Text.Json;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Mcp.Host.Protocol;

/// <summary>Writes answers.</summary>
internal static class RpcAnswer
{
    // A lead with its timeline.
    const int UsualLength = 4_096;

    public static ReadOnlyMemory<byte> Of(object result, JsonElement? id) => Write("result", result, id);

    public static ReadOnlyMemory<byte> Of(RpcError error, JsonElement? id) => Write("error", error, id);

    public static ReadOnlyMemory<byte> Batch(IReadOnlyList<ReadOnlyMemory<byte>> answers)
    {
        var buffer = new ArrayBufferWriter<byte>(answers.Sum(x => x.Length + 1) + 1);
        for (var i = 0; i < answers.Count; i++)
        {
            buffer.Write(i == 0 ? "["u8 : ","u8);
            buffer.Write(answers[i].Span);
        }

        buffer.Write("]"u8);
        return buffer.WrittenMemory;
    }

    static ReadOnlyMemory<byte> Write(string name, object value, JsonElement? id)
    {
        var buffer = new ArrayBufferWriter<byte>(UsualLength);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = WireJson.Options.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc"u8, "2.0"u8);
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value, value.GetType(), WireJson.Options);
            writer.WritePropertyName("id"u8);

            // As it was written: 1.0 does not become 1, nor an escaped letter the letter.
            writer.WriteRawValue(id?.GetRawText() ?? "null");
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
