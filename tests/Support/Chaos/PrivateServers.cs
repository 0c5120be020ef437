using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;
using System.Text;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>A set of servers that only this run uses, since it kills them: those of `./dev up`, on ports and in a folder of their own.</summary>
internal sealed class PrivateServers(string folder) : IAsyncDisposable
{
    // Between those of ./dev up (0) and those of ./dev test (from 100).
    const int FirstOffset = 20;
    const int LastOffset = 99;

    static readonly int[] Ports = [5682, 15682, 25682, 24369, 5482, 6482];
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    readonly int offset = FreeOffset();

    public int BrokerPort => 5682 + offset;

    public int ManagementPort => 15682 + offset;

    public int DatabasePort => 5482 + offset;

    public int CachePort => 6482 + offset;

    /// <summary>Starts the servers that are named, or all, and waits until they answer.</summary>
    public Task UpAsync(CancellationToken cancellationToken, params IEnumerable<string> names) => DevAsync(["up", .. names], cancellationToken);

    /// <summary>SIGKILL for a server and all that it has started.</summary>
    public async Task KillAsync(string name, CancellationToken cancellationToken)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(folder, "pids", $"{name}.pid"), cancellationToken);
        using var server = Process.GetProcessById(int.Parse(file.Split(' ')[0], CultureInfo.InvariantCulture));
        server.Kill(entireProcessTree: true);
    }

    public async ValueTask DisposeAsync()
    {
        await DevAsync(["down"], CancellationToken.None);
        foreach (var name in (string[])["rabbitmq", "postgres", "redis", "epmd"])
        {
            if (Path.Combine(folder, name) is var data && Directory.Exists(data))
                Directory.Delete(data, recursive: true);
        }
    }

    async Task DevAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Repository.PathOf("dev"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["MARKETINGBUS_PORT_OFFSET"] = offset.ToString(CultureInfo.InvariantCulture),
                ["MARKETINGBUS_SERVERS_DIR"] = folder,
            },
        };
        using var dev = Process.Start(start)!;
        var said = new StringBuilder();
        dev.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        dev.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        dev.BeginOutputReadLine();
        dev.BeginErrorReadLine();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        await dev.WaitForExitAsync(limit.Token);
        if (dev.ExitCode != 0)
            throw new InvalidOperationException($"./dev {string.Join(' ', arguments)}: {said}");
    }

    static int FreeOffset()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(x => x.Port).ToHashSet();
        int[] free = [.. Enumerable.Range(FirstOffset, LastOffset - FirstOffset + 1).Where(x => !Ports.Any(port => taken.Contains(port + x)))];
        return free.Length > 0 ? free[Random.Shared.Next(free.Length)] : throw new InvalidOperationException("No free ports were found for the servers.");
    }
}
