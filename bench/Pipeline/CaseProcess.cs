using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MarketingBus.Bench.Pipeline.Ground;

namespace MarketingBus.Bench.Pipeline;

/// <summary>Runs a case in a fresh process on a virtual host and a database of its own, and takes them away afterwards.</summary>
internal static class CaseProcess
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<CaseResult> RunAsync(PipelineServers servers, string name, int count, string? database, CancellationToken cancellationToken)
    {
        await using var ground = await CaseGround.CreateAsync(servers, name, database, cancellationToken);
        return await RunOnAsync(ground, name, count, cancellationToken);
    }

    /// <summary>On a ground that stays.</summary>
    public static async Task<CaseResult> RunOnAsync(CaseGround ground, string name, int count, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                typeof(CaseProcess).Assembly.Location, PipelineCaseCommand.Name, name,
                PipelineCaseCommand.CountOption, count.ToString(CultureInfo.InvariantCulture),
                PipelineCaseCommand.VirtualHostOption, ground.VirtualHost,
                PipelineCaseCommand.DatabaseOption, ground.Database,
            },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize<CaseResult>(output.TrimEnd().Split('\n')[^1])!
                : throw new InvalidOperationException($"{name} ended with exit code {process.ExitCode}: {output}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
