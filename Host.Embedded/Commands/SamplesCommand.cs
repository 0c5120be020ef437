using System.CommandLine;
using MarketingBus.Host.Embedded.Samples;
using Spectre.Console;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>Writes generated leads, campaign days and engagements whose truth is known.</summary>
internal static class SamplesCommand
{
    public static Command Create()
    {
        var seed = new Option<int>("--seed") { Description = "The same seed writes the same files.", DefaultValueFactory = _ => 42 };
        var leads = new Option<int>("--leads") { Description = "Leads to replay; half as many again are written for training.", DefaultValueFactory = _ => 2000 };
        leads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 10 or > 1_000_000)
                result.AddError("--leads is 10 to 1000000.");
        });
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder; it is made when missing.", DefaultValueFactory = _ => new DirectoryInfo("samples") };
        var command = new Command("samples", "Write sample files with a documented ground truth.") { seed, leads, output };
        command.SetAction(result => Run(result.GetRequiredValue(seed), result.GetRequiredValue(leads), result.GetRequiredValue(output)));
        return command;
    }

    static int Run(int seed, int leads, DirectoryInfo output)
    {
        output.Create();
        foreach (var file in SampleFiles.Generate(seed, leads))
        {
            var path = Path.Combine(output.FullName, file.Name);
            File.WriteAllText(path, file.Text);
            AnsiConsole.MarkupLineInterpolated($"{path}  {file.Text.Length / 1024.0:0} KB");
        }

        return ExitCode.Done;
    }
}
