namespace MarketingBus.Tests.Support;

/// <summary>The embedded product as a process of its own, on a folder and a port that outlive it: it can be killed and started again.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    readonly ServiceProcess process;

    HostProcess(ServiceProcess process) => this.process = process;

    public HttpClient Http => process.Http;

    public Uri Url => Http.BaseAddress!;

    public int ProcessId => process.Running.Id;

    public bool HasExited => process.Running.HasExited;

    /// <summary>Everything that the process has written to its terminal, over all its lives.</summary>
    public string LogPath => process.LogPath;

    /// <summary>Starts the host and waits until it answers; settings are such as "Outbox:RetryLimit=0".</summary>
    public static async Task<HostProcess> StartAsync(string folder, params string[] settings)
    {
        var host = new HostProcess(new ServiceProcess(
            "Host.Embedded", folder, ["serve", "--database", Path.Combine(folder, "marketingbus.db"), .. settings.Select(x => $"--{x}")]));
        await host.StartAsync();
        return host;
    }

    public Task StartAsync()
    {
        process.Start();
        return process.AnswersAsync("health");
    }

    /// <summary>SIGKILL: the process hears nothing and cleans up nothing.</summary>
    public Task KillAsync() => process.KillAsync();

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
