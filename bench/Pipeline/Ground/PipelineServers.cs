using System.Globalization;

namespace MarketingBus.Bench.Pipeline.Ground;

/// <summary>The servers of `./dev up`, moved by the same offset: `./dev bench pipeline` has a set of its own.</summary>
internal sealed record PipelineServers
{
    static readonly int Offset = int.Parse(Environment.GetEnvironmentVariable("MARKETINGBUS_PORT_OFFSET") ?? "0", CultureInfo.InvariantCulture);

    public string Host { get; } = "127.0.0.1";

    public ushort BrokerPort { get; } = (ushort)(5682 + Offset);

    public ushort ManagementPort { get; } = (ushort)(15682 + Offset);

    public ushort DatabasePort { get; } = (ushort)(5482 + Offset);

    public ushort RedisPort { get; } = (ushort)(6482 + Offset);

    public string User { get; } = "marketingbus";

    public string Password { get; } = "marketingbus";

    public string ConnectionString(string database) => $"Host={Host};Port={DatabasePort};Database={database};Username={User}";
}
