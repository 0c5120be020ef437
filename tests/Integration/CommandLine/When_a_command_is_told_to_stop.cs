using System.Diagnostics;
using System.Globalization;
using MarketingBus.Data.Learning;
using MarketingBus.Tests.Integration.Learning;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.CommandLine;

/// <summary>A training as a process of its own, which would take minutes: whoever ends it finds it gone, and nothing changed.</summary>
public sealed class When_a_command_is_told_to_stop : IDisposable
{
    // The command takes two seconds at most; a busy machine may take longer to run it at all.
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    readonly List<Process> started = [];
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("marketingbus-stop-");

    [Theory]
    [InlineData("INT", "train")]
    [InlineData("TERM", "train")]
    [InlineData("TERM", "cross-validate")]
    public async Task Should_end_at_once_and_keep_nothing(string signal, string stage)
    {
        var database = Path.Combine(folder.FullName, "train.db");
        var training = Start("train", LeadFile.Write(folder.FullName, rows: stage == "train" ? 60_000 : 8_000), "--for", "leads", "--database", database);
        await UntilAsync(training, stage);

        using var kill = Process.Start("kill", [$"-{signal}", training.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Limit);
        await training.WaitForExitAsync(patience.Token);

        Assert.Contains(training.ExitCode, (int[])[130, 143]);
        await using var world = await EmbeddedWorld.StartAsync(settings: [$"Database:Path={database}"]);
        Assert.Equal(0, await world.ReadAsync(x => x.Set<ModelRecord>().CountAsync()));
    }

    public void Dispose()
    {
        foreach (var process in started)
        {
            process.Kill();
            process.Dispose();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    // Who is started in the background by a shell does not hear Ctrl-C, nor does what he starts: "env" gives it back its meaning.
    Process Start(params string[] words)
    {
        var command = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "MarketingBus.Host.Embedded.dll"), .. words])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        started.Add(Process.Start(command)!);
        return started[^1];
    }

    // Its output is no terminal's, so that its progress is told in lines.
    static async Task UntilAsync(Process process, string stage)
    {
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith($"{stage}:", StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"The training ended before it came to '{stage}': {await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }
}
