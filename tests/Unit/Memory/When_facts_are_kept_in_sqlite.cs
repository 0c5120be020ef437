using MarketingBus.Tests.Support.Memories;

namespace MarketingBus.Tests.Unit.Memory;

public sealed class When_facts_are_kept_in_sqlite() : KnowledgeGraphContract(new SqliteMemory());
