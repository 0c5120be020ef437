using System.CommandLine;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>Learns which leads convert, from a file or from what came back as events.</summary>
internal static class TrainCommand
{
    public static Command Create() => new("train", "Learn which leads convert.");
}
