using System.CommandLine;

namespace MarketingBus.Bench;

internal static class HostileBench
{
    public static Command Create() => new("hostile", "Malformed and hostile bodies against every route.");
}
