using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace MarketingBus.Tests.Support;

/// <summary>One of the product's programs, which lie beside this assembly, as a process of its own. It can be killed and started again; what it says is kept over all its lives.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);
    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    static readonly Regex Complaint = new(@"^(warn|fail|crit): .*(\n(?!\w{4}: ).*)*", RegexOptions.Multiline | RegexOptions.Compiled);

    readonly string program;
    readonly string[] arguments;
    readonly string folder;
    readonly Lock gate = new();
    Process? process;

    /// <summary>The program is such as "Api.Ingress", the arguments such as "--Outbox:RetryLimit=1"; log and working folder are in the folder.</summary>
    public ServiceProcess(string program, string folder, params string[] arguments)
    {
        this.program = program;
        this.folder = folder;
        this.arguments = arguments;
        LogPath = Path.Combine(folder, $"{program}.log");
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}"), Timeout = TimeSpan.FromSeconds(30) };
    }

    public HttpClient Http { get; }

    public string LogPath { get; }

    public Process Running => process ?? throw new InvalidOperationException($"{program} was not started.");

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, $"MarketingBus.{program}.dll"), .. arguments, $"--urls={Http.BaseAddress}"])
            start.ArgumentList.Add(argument);

        process = Process.Start(start)!;
        process.OutputDataReceived += Log;
        process.ErrorDataReceived += Log;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Waits until a path is answered with success; a process that does not come so far is told of with the end of its log.</summary>
    /// <param name="path">Of this process.</param>
    /// <param name="startsAgain">Whether one that ended is started anew, as a supervisor does.</param>
    public async Task AnswersAsync(string path, bool startsAgain = false)
    {
        using var patience = new CancellationTokenSource(StartPatience);
        while (!await SucceedsAsync(path))
        {
            if (Running.HasExited && startsAgain)
                Start();
            else if (Running.HasExited)
                throw new InvalidOperationException($"{program} ended with {Running.ExitCode} before it answered; see {LogPath}: {Tail()}");

            if (patience.IsCancellationRequested)
                throw new TimeoutException($"{program} did not answer within {StartPatience.TotalSeconds} s; see {LogPath}: {Tail()}");

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>The latest entries of the log that warn or tell of an error.</summary>
    public string Complaints()
    {
        lock (gate)
            return string.Join('\n', Complaint.Matches(File.ReadAllText(LogPath)).TakeLast(10));
    }

    /// <summary>SIGKILL: the process hears nothing and cleans up nothing.</summary>
    public async Task KillAsync()
    {
        Running.Kill();
        await Running.WaitForExitAsync();
    }

    /// <summary>SIGSTOP: it stands still, with its connections open and its messages in hand.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    public Task ResumeAsync() => SignalAsync("CONT");

    /// <summary>SIGTERM, as everybody stops a service; it is killed when it does not heed it.</summary>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (process is null)
            return;

        if (!process.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
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

    async Task<bool> SucceedsAsync(string path)
    {
        try
        {
            using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Running.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    void Log(object sender, DataReceivedEventArgs line)
    {
        lock (gate)
            File.AppendAllText(LogPath, line.Data + Environment.NewLine);
    }

    string Tail() => File.Exists(LogPath) ? string.Join(Environment.NewLine, File.ReadLines(LogPath).TakeLast(20)) : "nothing was written";

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
