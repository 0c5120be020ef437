using MarketingBus.Tests.Support.Memories;

namespace MarketingBus.Tests.Unit.Memory;

public sealed class When_facts_are_kept_in_sqlite() : KnowledgeGraphContract(new SqliteMemory());

public sealed class When_evidence_is_counted_in_sqlite() : FactCountsContract(new SqliteMemory());
