using MarketingBus.Tests.Support.Memories;

namespace MarketingBus.Tests.Unit.Memory;

public sealed class When_leads_are_kept_in_sqlite() : LongTermMemoryContract(new SqliteMemory());
