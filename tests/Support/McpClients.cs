using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace MarketingBus.Tests.Support;

/// <summary>MCP programs of other people, which ./dev test installs from npm: the conformance suites, the Inspector, the TypeScript clients.</summary>
public static class McpClients
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    static readonly string Folder = Repository.PathOf(".run", "mcp-clients");

    // The Node that the lock file names; a machine that npm has none for must bring its own.
    static readonly string Node = PathOf($"node-linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}", "bin", "node") is var own && File.Exists(own) ? own : "node";

    /// <summary>The path of something in an installed package.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Folder, "node_modules", .. parts]);

    public static void Require()
    {
        if (!File.Exists(Path.Combine(Folder, "installed")))
            Servers.Absent("The MCP clients are not installed; ./dev test installs them from npm.");
    }

    /// <summary>Runs a script with its arguments until it ends, in a working folder of its own; one that does not end is killed.</summary>
    public static async Task<ProgramRun> RunAsync(string script, params IReadOnlyList<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("marketingbus-mcp-");
        try
        {
            var start = new ProcessStartInfo(Node, [script, .. arguments])
            {
                RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8, WorkingDirectory = folder.FullName,
            };
            // What a program remembers of earlier runs, and colours, are nothing to a test.
            start.Environment["HOME"] = folder.FullName;
            start.Environment["NO_COLOR"] = "1";
            start.Environment["MARKETINGBUS_MCP_CLIENTS"] = Folder;
            return await RunAsync(start);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task<ProgramRun> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', start.ArgumentList)} did not end within {Patience.TotalSeconds} s: {await output} {await errors}");
        }

        return new ProgramRun(process.ExitCode, await output, await errors);
    }
}

/// <summary>How a program ended, and what it wrote.</summary>
public sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    public override string ToString() => $"Exit code {ExitCode}\n{Output}\n{Errors}";
}
