using System.Buffers.Text;
using System.Globalization;
using System.Text;
using MarketingBus.Mcp.Host.Protocol;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>Where the next page of a list begins: which source comes next, and after what.</summary>
/// <param name="Source">0: the addresses that are always there; otherwise the number of the source.</param>
/// <param name="After">The key of the last one that was listed; null at the source's beginning.</param>
internal sealed record ResourceCursor(int Source, string? After)
{
    public static ResourceCursor Start { get; } = new(0, null);

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Source}:{After}")));

    /// <summary>Reads what <see cref="ToString"/> wrote; anything else is refused.</summary>
    public static ResourceCursor Parse(string? text)
    {
        if (text is null)
            return Start;

        if (Base64Url.IsValid(text) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':', 2) is [var source, var after]
            && int.TryParse(source, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return new ResourceCursor(number, after.Length == 0 ? null : after);

        throw new RpcException(RpcError.InvalidParams(new Dictionary<string, string[]> { ["cursor"] = ["'cursor' is the nextCursor of the page before."] }));
    }
}
