using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MarketingBus.Tests.Support;

/// <summary>The product as a process of its own, on a folder and a port that outlive it: it can be killed and started again.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    readonly string folder;
    readonly string[] settings;
    Process? process;

    HostProcess(string folder, Uri url, string[] settings)
    {
        this.folder = folder;
        this.settings = settings;
        Http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
    }

    public HttpClient Http { get; }

    public Uri Url => Http.BaseAddress!;

    public int ProcessId => Running.Id;

    public bool HasExited => Running.HasExited;

    /// <summary>Everything that the process has written to its terminal, over all its lives.</summary>
    public string LogPath => Path.Combine(folder, "host.log");

    Process Running => process ?? throw new InvalidOperationException("The process was not started.");

    /// <summary>Starts the host that lies beside this assembly and waits until it answers; settings are such as "Outbox:RetryLimit=0".</summary>
    public static async Task<HostProcess> StartAsync(string folder, params string[] settings)
    {
        var host = new HostProcess(folder, new Uri($"http://127.0.0.1:{FreePort()}"), settings);
        await host.StartAsync();
        return host;
    }

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "MarketingBus.Host.Embedded.dll"), "serve",
                "--urls", Url.ToString(), "--database", Path.Combine(folder, "marketingbus.db"),
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var setting in settings)
            start.ArgumentList.Add($"--{setting}");

        process = Process.Start(start)!;
        process.OutputDataReceived += Log;
        process.ErrorDataReceived += Log;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitUntilItAnswersAsync();
    }

    /// <summary>SIGKILL: the process hears nothing and cleans up nothing.</summary>
    public async Task KillAsync()
    {
        Running.Kill();
        await Running.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (process is null)
            return;

        if (!process.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
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

    async Task WaitUntilItAnswersAsync()
    {
        using var patience = new CancellationTokenSource(StartPatience);
        while (!await AnswersAsync())
        {
            if (Running.HasExited)
                throw new InvalidOperationException($"The host ended with {Running.ExitCode} before it answered; see {LogPath}: {Tail()}");

            if (patience.IsCancellationRequested)
                throw new TimeoutException($"The host did not answer within {StartPatience.TotalSeconds} s; see {LogPath}: {Tail()}");

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }

    async Task<bool> AnswersAsync()
    {
        try
        {
            using var response = await Http.GetAsync(new Uri("health", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    void Log(object sender, DataReceivedEventArgs line)
    {
        lock (settings)
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
