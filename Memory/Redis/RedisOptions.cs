using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Memory.Redis;

/// <summary>Where Redis is, when short-term memory is kept there.</summary>
public sealed class RedisOptions
{
    public const string Section = "Redis";

    /// <summary>How Redis is reached, in StackExchange.Redis' words. The default is the server of `./dev up`.</summary>
    [Required]
    public string ConnectionString { get; set; } = "127.0.0.1:6482";
}
