using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>One service as a process that can be killed, paused and started again.</summary>
internal sealed class ServiceInstance(string service, string name, Uri url, IReadOnlyList<string> settings, string folder) : IAsyncDisposable
{
    const int ShownLines = 30;

    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(40);

    readonly Lock log = new();
    readonly ConcurrentQueue<Attempt> attempts = [];
    Process? process;

    /// <summary>Such as "Workers.Triage-2"; what the broker calls its connection as well.</summary>
    public string Name => name;

    public Uri Url => url;

    /// <summary>Tries of messages that it said had failed.</summary>
    public IReadOnlyCollection<Attempt> FailedAttempts => attempts;

    public string LogPath => Path.Combine(folder, $"{name}.log");

    Process Running => process ?? throw new InvalidOperationException($"{name} was not started.");

    public void Start()
    {
        // In a session of its own: Ctrl-C in the terminal is ours to answer.
        var start = new ProcessStartInfo("setsid", ["dotnet", Path.Combine(AppContext.BaseDirectory, $"MarketingBus.{service}.dll"), $"--urls={url}", .. settings.Select(x => $"--{x}")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            Environment =
            {
                ["Logging__Console__FormatterName"] = "simple",
                ["Logging__Console__FormatterOptions__SingleLine"] = "true",
                ["Logging__Console__FormatterOptions__TimestampFormat"] = "HH:mm:ss.fff ",
            },
        };
        process?.Dispose();
        process = Process.Start(start)!;
        process.OutputDataReceived += Log;
        process.ErrorDataReceived += Log;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string LastLines()
    {
        lock (log)
            return string.Join(Environment.NewLine, File.ReadLines(LogPath).TakeLast(ShownLines));
    }

    public async Task KillAsync()
    {
        Running.Kill();
        await Running.WaitForExitAsync();
    }

    /// <summary>Stands still, with its connections open and its messages in hand.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    public Task ResumeAsync() => SignalAsync("CONT");

    /// <summary>How it ended when nobody had asked it to; null while it runs.</summary>
    public int? ExitCode => Running.HasExited ? Running.ExitCode : null;

    public async ValueTask DisposeAsync()
    {
        if (process is null)
            return;

        if (!process.HasExited)
        {
            await SignalAsync("CONT");
            await SignalAsync("TERM");
            using var patience = new CancellationTokenSource(StopPatience);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
            }
        }

        process.Dispose();
    }

    async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Running.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    void Log(object sender, DataReceivedEventArgs line)
    {
        if (Attempt.In(line.Data, TimeProvider.System.GetUtcNow()) is { } failed)
            attempts.Enqueue(failed);

        lock (log)
            File.AppendAllText(LogPath, line.Data + Environment.NewLine);
    }
}
