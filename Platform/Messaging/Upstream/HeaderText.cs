using System.Globalization;
using System.Text;
using RabbitMQ.Client;

namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>AMQP's typed header values as text.</summary>
internal static class HeaderText
{
    public static IReadOnlyDictionary<string, string> Of(IDictionary<string, object?>? headers)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in headers ?? new Dictionary<string, object?>())
        {
            if (Of(value) is { } text)
                texts[name] = text;
        }

        return texts;
    }

    /// <summary>About how many bytes a header's value takes on the wire; never less.</summary>
    public static int SizeOf(object? value) => value switch
    {
        byte[] bytes => bytes.Length + 8,
        string text => Encoding.UTF8.GetByteCount(text) + 8,
        IDictionary<string, object?> table => 8 + table.Sum(x => Encoding.UTF8.GetByteCount(x.Key) + 2 + SizeOf(x.Value)),
        IEnumerable<object?> list => 8 + list.Sum(SizeOf),
        _ => 16,
    };

    static string? Of(object? value) => value switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        string text => text,
        bool flag => flag ? "true" : "false",
        AmqpTimestamp time => DateTimeOffset.FromUnixTimeSeconds(time.UnixTime).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
