using System.ComponentModel;
using MarketingBus.Contracts;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>What a memory holds.</summary>
internal sealed record MemoryFound
{
    public required MemoryType MemoryType { get; init; }

    [Description("0 when nothing is remembered.")]
    public required int Count { get; init; }

    [Description("short_term: the conversation's context, and when it is forgotten.")]
    public ConversationContext? Conversation { get; init; }

    [Description("long_term: what is known of the lead.")]
    public LeadMemory? Lead { get; init; }

    [Description("episodic: the best matches first.")]
    public IReadOnlyList<FoundEpisode>? Episodes { get; init; }

    [Description("semantic: the heaviest facts first; weights are 0 to 1.")]
    public IReadOnlyList<Triple>? Facts { get; init; }
}

/// <summary>One episode as a tool tells of it.</summary>
internal sealed record FoundEpisode
{
    public required Guid EpisodeId { get; init; }

    public required string Scenario { get; init; }

    public required IReadOnlyList<string> Actions { get; init; }

    [Description("0 (failed) to 1 (as good as can be).")]
    public required double OutcomeScore { get; init; }

    public string? Notes { get; init; }

    public required IReadOnlyDictionary<string, string> Situation { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    [Description("How like the question it is, 0 to 1.")]
    public required double Similarity { get; init; }

    [Description("What similarity, outcome and recency come to, 0 to 1.")]
    public required double Rank { get; init; }

    public static FoundEpisode Of(RankedEpisode found) => new()
    {
        EpisodeId = found.Episode.EpisodeId,
        Scenario = found.Episode.Scenario,
        Actions = found.Episode.Actions,
        OutcomeScore = found.Episode.OutcomeScore,
        Notes = found.Episode.Notes,
        Situation = found.Episode.Situation,
        OccurredAt = found.Episode.OccurredAt,
        Similarity = found.Similarity,
        Rank = found.Rank,
    };
}
