namespace MarketingBus.Bench.Pipeline.Ground;

/// <summary>Where the servers are: those of `./dev up`, unless the environment says otherwise.</summary>
internal sealed record PipelineServers
{
    public string Host { get; init; } = "127.0.0.1";

    public ushort BrokerPort { get; init; } = Port("BROKER_PORT", 5682);

    public ushort ManagementPort { get; init; } = Port("MANAGEMENT_PORT", 15682);

    public ushort DatabasePort { get; init; } = Port("DATABASE_PORT", 5482);

    public ushort RedisPort { get; init; } = Port("REDIS_PORT", 6482);

    public string User { get; init; } = "marketingbus";

    public string Password { get; init; } = "marketingbus";

    public string ConnectionString(string database) =>
        $"Host={Host};Port={DatabasePort};Database={database};Username={User};Maximum Pool Size=64";

    static ushort Port(string name, ushort usual) =>
        Environment.GetEnvironmentVariable($"MARKETINGBUS_BENCH_{name}") is { } text ? ushort.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : usual;
}
