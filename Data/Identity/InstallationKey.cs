namespace MarketingBus.Data.Identity;

/// <summary>The key of this installation's hashes, one row. Written by whichever process starts first.</summary>
public sealed class InstallationKey
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>256 random bits in base 64; null when the key is a setting (<see cref="ErasureOptions.Key"/>).</summary>
    public string? Key { get; set; }

    /// <summary>A hash of nothing under the key: another key is noticed before it forgets who was erased.</summary>
    public string Fingerprint { get; set; } = null!;
}
