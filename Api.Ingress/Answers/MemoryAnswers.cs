using System.Text.Json.Serialization;
using MarketingBus.Contracts;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;

namespace MarketingBus.Api.Ingress.Answers;

/// <summary>Something is remembered.</summary>
public sealed record MemoryStoredAnswer
{
    public string Status { get; init; } = "success";

    public required MemoryType MemoryType { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Memories that did not answer: it is kept, and written when they do. Left out when all is written.</summary>
    public IReadOnlyList<MemoryType>? Missing { get; init; }
}

/// <summary>What is remembered of a conversation; null when nothing is, or its time is over.</summary>
public sealed record ConversationAnswer([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ConversationContext? Memory)
{
    public string Status { get; init; } = "success";
}

/// <summary>What is remembered of a lead; null when nothing is.</summary>
public sealed record LeadMemoryAnswer([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] LeadMemory? Memory)
{
    public string Status { get; init; } = "success";
}

/// <summary>Episodes like the one asked about, the best first.</summary>
public sealed record EpisodesAnswer(IReadOnlyList<EpisodeAnswer> Episodes)
{
    public string Status { get; init; } = "success";

    public int Count => Episodes.Count;
}

/// <summary>One episode with how well it fits.</summary>
public sealed record EpisodeAnswer
{
    public required Guid EpisodeId { get; init; }

    public required string Scenario { get; init; }

    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>0 to 1.</summary>
    public required double OutcomeScore { get; init; }

    public string? Notes { get; init; }

    public required IReadOnlyDictionary<string, string> Situation { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Similarity { get; init; }

    /// <summary>0 to 1: similarity, outcome and recency together.</summary>
    public required double Rank { get; init; }

    internal static EpisodeAnswer Of(RankedEpisode ranked) => new()
    {
        EpisodeId = ranked.Episode.EpisodeId,
        Scenario = ranked.Episode.Scenario,
        Actions = ranked.Episode.Actions,
        OutcomeScore = ranked.Episode.OutcomeScore,
        Notes = ranked.Episode.Notes,
        Situation = ranked.Episode.Situation,
        OccurredAt = ranked.Episode.OccurredAt,
        Similarity = ranked.Similarity,
        Rank = ranked.Rank,
    };
}

/// <summary>Facts, the heaviest first.</summary>
public sealed record KnowledgeAnswer(IReadOnlyList<Triple> Knowledge)
{
    public string Status { get; init; } = "success";

    public int Count => Knowledge.Count;
}
