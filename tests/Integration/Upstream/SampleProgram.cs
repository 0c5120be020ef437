using System.ComponentModel;
using System.Diagnostics;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Upstream;

/// <summary>A sample in another language, run as a person would run it, in a copy of its folder.</summary>
internal sealed class SampleProgram : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("marketingbus-sample-");

    public SampleProgram(string language)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("samples", "upstream", language)))
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
    }

    /// <summary>What the program wrote, once it has ended well; a program that this machine does not have is a missing requirement.</summary>
    public async Task<string> RunAsync(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Start(start);
        if (process is null)
            return "";

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await errors} {await output}");
        return await output;
    }

    public void Dispose() => folder.Delete(recursive: true);

    static Process? Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            Required.IsMissing($"{start.FileName} is not installed");
            return null;
        }
    }
}
