namespace MarketingBus.Memory.Semantic;

/// <summary>
/// How things are called in the knowledge graph, so that everyone who asks about one finds it. Values such as an industry or a channel are called as they are.
/// A name that looks like a person's address is never a node: of a lead only the journey id is left then, of anything else nothing.
/// </summary>
public static class GraphNode
{
    /// <summary>What the name of a lead's node begins with. The rest is compared exactly, case included.</summary>
    public const string OfLead = "lead:";

    /// <summary>"lead:crm/L-1": lead ids are unique within their source system.</summary>
    public static string Lead(string sourceSystem, string leadId, Guid journeyId) =>
        IsPersonal(leadId) ? $"{OfLead}{journeyId}" : $"{OfLead}{sourceSystem}/{leadId}";

    /// <summary>"campaign:crm/C-1".</summary>
    public static string Campaign(string sourceSystem, string campaignId) => $"campaign:{sourceSystem}/{campaignId}";

    /// <summary>"company:Acme".</summary>
    public static string? Company(string? name) => Value(name) is { } company ? $"company:{company}" : null;

    /// <summary>"SaaS/Founder"; null unless both are known.</summary>
    public static string? Segment(string? industry, string? persona) =>
        Value(industry) is { } known && Value(persona) is { } who ? $"{known}/{who}" : null;

    /// <summary>An industry, persona, region or channel as a node.</summary>
    public static string? Value(string? text) => string.IsNullOrWhiteSpace(text) || IsPersonal(text) ? null : text.Trim();

    static bool IsPersonal(string text) =>
        text.Contains('@', StringComparison.Ordinal) || (text.StartsWith('+') && text.Count(char.IsDigit) >= 7);
}
