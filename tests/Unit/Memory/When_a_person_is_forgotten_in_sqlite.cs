using MarketingBus.Tests.Support.Memories;

namespace MarketingBus.Tests.Unit.Memory;

public sealed class When_a_person_is_forgotten_in_sqlite() : ForgettingContract(new SqliteMemory());
