using System.CommandLine;

namespace MarketingBus.Bench;

/// <summary>Trains on the public files of a folder.</summary>
internal static class LearningBench
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "Folder with the public data sets." };
        var command = new Command("learning", "Train on public data sets and compare with what is known of them.") { folder };
        command.SetAction(result => LearningCheck.RunAsync(result.GetRequiredValue(folder)));
        return command;
    }
}
