using System.ComponentModel.DataAnnotations;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Memory.Neo4j;

/// <summary>Where Neo4j is, when facts are kept there. 5.26 or newer: it is spoken to over its HTTP Query API.</summary>
public sealed class Neo4jOptions
{
    public const string Section = "Neo4j";

    /// <summary>Address of the HTTP (not the Bolt) port. The defaults are those of docker-compose.yml.</summary>
    [Required, Url]
    public string Url { get; set; } = "http://127.0.0.1:7474";

    /// <summary>Who asks.</summary>
    [Required]
    public string User { get; set; } = "neo4j";

    /// <summary>The user's password.</summary>
    public string Password { get; set; } = "marketingbus";

    /// <summary>The database on that server.</summary>
    [Required]
    public string Database { get; set; } = "neo4j";

    /// <summary>How long one request may take, 100 milliseconds to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    internal ServerNotThereException NotThere(Exception? cause = null) => new("Neo4j", Url, cause, "start it, or see Neo4j:Url");
}
