using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>How long the MCP tools wait.</summary>
public sealed class ToolOptions
{
    public const string Section = "Tools";

    /// <summary>How long a tool waits for an agent: triage_lead for its journey, and questions for their answer. 0.1 seconds to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
