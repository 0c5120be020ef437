using System.Security.Cryptography;
using System.Text.Json;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Data.Ingress;

public static class ContentHash
{
    /// <summary>SHA-256 of what was said, in hexadecimal; the order of members and the white space of the body do not count.</summary>
    public static string Of(params ReadOnlySpan<object?> said)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in said)
        {
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(part, WireJson.Options));
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
