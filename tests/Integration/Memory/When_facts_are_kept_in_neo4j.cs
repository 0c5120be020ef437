using MarketingBus.Tests.Support.Memories;

namespace MarketingBus.Tests.Integration.Memory;

public sealed class When_facts_are_kept_in_neo4j() : KnowledgeGraphContract(new Neo4jMemory());
