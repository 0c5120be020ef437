using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Platform.Persistence;

/// <summary>Where the one database is.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>Path of the SQLite file; its folder is made when missing.</summary>
    [Required]
    public string Path { get; set; } = ".run/marketingbus.db";
}
