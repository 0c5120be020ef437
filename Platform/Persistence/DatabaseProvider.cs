namespace MarketingBus.Platform.Persistence;

public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}
