namespace MarketingBus.Memory.Semantic;

/// <summary>Where facts are kept.</summary>
public enum KnowledgeGraphStore
{
    /// <summary>In the one database, within the caller's transaction.</summary>
    Database,

    /// <summary>In Neo4j.</summary>
    Neo4j,
}
