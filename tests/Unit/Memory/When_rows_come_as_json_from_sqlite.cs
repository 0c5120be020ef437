using MarketingBus.Tests.Support.Memories;

namespace MarketingBus.Tests.Unit.Memory;

public sealed class When_rows_come_as_json_from_sqlite() : JsonRowContract(new SqliteMemory());

public sealed class When_leads_are_shown_from_sqlite() : LeadViewContract(new SqliteMemory());
