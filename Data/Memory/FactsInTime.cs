namespace MarketingBus.Data.Memory;

/// <summary>Facts from before facts had times: seen once, when the database is upgraded. Called by the migration that gives them times.</summary>
internal static class FactsInTime
{
    // The standing is that of the default half-life: 180 days are 15,552,000 seconds.
    public const string PostgreSql =
        """
        UPDATE memory.facts SET "FirstSeenAt" = now(), "LastSeenAt" = now(), "Evidence" = 1,
            "Standing" = ln(greatest("Weight", 1e-9)) / ln(2.0::double precision) + extract(epoch FROM now())::double precision / 15552000;
        """;

    public const string Sqlite =
        """
        UPDATE memory_facts SET "FirstSeenAt" = strftime('%Y-%m-%d %H:%M:%f', 'now'), "LastSeenAt" = strftime('%Y-%m-%d %H:%M:%f', 'now'), "Evidence" = 1,
            "Standing" = log2(max("Weight", 1e-9)) + strftime('%s', 'now') / 15552000.0;
        """;
}
