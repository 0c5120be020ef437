using MarketingBus.Tests.Support.Memories;

namespace MarketingBus.Tests.Unit.Memory;

public sealed class When_scores_are_counted_in_sqlite() : ScoreQueriesContract(new SqliteMemory());
