using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Mcp.Host.Access;

/// <summary>A key that a program calls with.</summary>
public sealed class ApiKeyOptions
{
    /// <summary>The SHA-256 of the key in hexadecimal, so that who reads the settings does not have the key: printf %s "$key" | sha256sum.</summary>
    [Required, RegularExpression("^[0-9a-fA-F]{64}$", ErrorMessage = "A key is given as its SHA-256, 64 hexadecimal digits.")]
    public string Sha256 { get; set; } = "";

    /// <summary>Who calls with it, 1 to 100 characters.</summary>
    [Required, StringLength(100, MinimumLength = 1)]
    public string Actor { get; set; } = "";

    /// <summary>What it may do: "read", "act". Without any it may only read.</summary>
    public List<string> Scopes { get; } = [];
}
