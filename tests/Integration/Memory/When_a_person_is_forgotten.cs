using MarketingBus.Tests.Support.Memories;

namespace MarketingBus.Tests.Integration.Memory;

public sealed class When_a_person_is_forgotten_in_postgresql() : ForgettingContract(new PostgreSqlMemory());

public sealed class When_a_person_is_forgotten_in_redis() : ForgettingContract(new RedisMemory());
