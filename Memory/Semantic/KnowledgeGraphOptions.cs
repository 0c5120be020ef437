using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Memory.Semantic;

/// <summary>Where facts are kept, how they decay, and which cannot hold together.</summary>
public sealed class KnowledgeGraphOptions
{
    public const string Section = "Memory:KnowledgeGraph";

    static readonly string[] AlwaysFunctional = ["works_at", "works_in", "in_industry"];

    /// <summary>Database or Neo4j.</summary>
    public KnowledgeGraphStore Store { get; set; } = KnowledgeGraphStore.Database;

    /// <summary>Time since a fact was last told after which it weighs half, 1 hour to 36,500 days. Another value orders facts that are told from then on; what weights are read follows at once.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "36500.00:00:00")]
    public TimeSpan HalfLife { get; set; } = TimeSpan.FromDays(180);

    /// <summary>Predicates, besides works_at, works_in and in_industry, that have one object at a time: of several the heaviest by now holds, of equals the newest.</summary>
    public IReadOnlyList<string> FunctionalPredicates { get; set; } = [];

    internal IReadOnlySet<string> Functional() => AlwaysFunctional.Concat(FunctionalPredicates).Select(TripleKey.Fold).ToHashSet();
}
