using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MarketingBus.Contracts;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Parameters of memory_search.</summary>
internal sealed record MemorySearchInput
{
    [Description("Which memory.")]
    public required MemoryType MemoryType { get; init; }

    [Description("short_term: which conversation.")]
    [Example("\"conv-77\"")]
    [StringLength(200, MinimumLength = 1)]
    public string? ConversationId { get; init; }

    [Description("long_term: which lead.")]
    [Example("\"L-1042\"")]
    [StringLength(200, MinimumLength = 1)]
    public string? LeadId { get; init; }

    [Description("long_term: which upstream system's lead; without it, the one that was last active under this id.")]
    [StringLength(200, MinimumLength = 1)]
    public string? SourceSystem { get; init; }

    [Description("episodic and semantic: words to search for.")]
    [Example("\"renewal at risk\"")]
    [StringLength(500, MinimumLength = 1)]
    public string? Query { get; init; }

    [Description("episodic: features of the situation, such as industry, persona or channel.")]
    [Example("""{"industry": "SaaS", "persona": "CMO"}""")]
    public IReadOnlyDictionary<string, string>? Situation { get; init; }

    [Description("semantic: the fact's subject.")]
    [Example("\"company:Acme\"")]
    [StringLength(200, MinimumLength = 1)]
    public string? Subject { get; init; }

    [Description("semantic: the fact's predicate.")]
    [Example("\"in_industry\"")]
    [StringLength(200, MinimumLength = 1)]
    public string? Predicate { get; init; }

    [Description("semantic: the fact's object.")]
    [Example("\"SaaS\"")]
    [StringLength(200, MinimumLength = 1)]
    public string? Object { get; init; }

    [Description("Most episodes or facts. 20 when left out.")]
    [Range(1, 100)]
    public int? Limit { get; init; }
}
