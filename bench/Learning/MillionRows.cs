using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using MarketingBus.Learning.Training;

namespace MarketingBus.Bench.Learning;

/// <summary>Trains on a large file in a process of its own, whose peak of resident memory the kernel counts.</summary>
internal static class MillionRows
{
    public static Command CreateCommand()
    {
        var file = new Argument<string>("FILE");
        var command = new Command("learning-file", "Trains on one file and prints the peak of resident memory; a part of learning.") { file };
        command.Hidden = true;
        command.SetAction(async (parsed, _) =>
        {
            await using var training = await Trainings.RunAsync(new TrainingRequest { Paths = [parsed.GetRequiredValue(file)] }, new Steps());
            Console.WriteLine(TrainingReportText.Of(training.Report));
            Console.WriteLine($"PEAK {PeakGibibytes():0.00}");
        });
        return command;
    }

    /// <summary>GiB; the child's output goes to the console.</summary>
    public static async Task<double> PeakOfTrainingAsync(int rows)
    {
        var path = Path.Combine(Path.GetTempPath(), $"marketingbus-{rows}-{Environment.ProcessId}.csv");
        try
        {
            new GeneratedLeads(1).Write(path, rows);
            using var child = Process.Start(new ProcessStartInfo("dotnet", [Assembly.GetExecutingAssembly().Location, "learning-file", path]) { RedirectStandardOutput = true })!;
            double? peak = null;
            while (await child.StandardOutput.ReadLineAsync() is { } line)
            {
                Console.WriteLine(line);
                peak = line.StartsWith("PEAK ", StringComparison.Ordinal) ? double.Parse(line[5..], CultureInfo.InvariantCulture) : peak;
            }

            await child.WaitForExitAsync();
            return peak ?? throw new InvalidOperationException($"The training of {rows} rows ended with exit code {child.ExitCode} and no figure.");
        }
        finally
        {
            File.Delete(path);
        }
    }

    static double PeakGibibytes()
    {
        var line = File.ReadLines("/proc/self/status").First(x => x.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / (1024 * 1024);
    }

    sealed class Steps : IProgress<TrainingProgress>
    {
        int last = -1;

        public void Report(TrainingProgress value)
        {
            var percent = (int)(20 * value.Fraction) * 5;
            if (Interlocked.Exchange(ref last, percent) != percent)
                Console.WriteLine($"{percent,3} % {value.Stage}");
        }
    }
}
