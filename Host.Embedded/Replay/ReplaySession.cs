using MarketingBus.Data;
using MarketingBus.Host.Embedded.Commands;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>One run of the replay command: finds a server or runs the product itself, sends every file, waits, and says what became of every row.</summary>
internal sealed class ReplaySession(IReadOnlyList<string> paths, ReplaySettings replay, IReadOnlyList<string> settings)
{
    static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(2);

    readonly TimeProvider time = TimeProvider.System;

    public async Task<int> RunAsync(string? url, string? database, bool? wait, CancellationToken cancellationToken)
    {
        foreach (var path in paths.Where(path => !File.Exists(path)))
            throw new CommandFailedException($"{path} does not exist.");

        if (url is not null && (!Uri.TryCreate(url, UriKind.Absolute, out var given) || given.Scheme is not ("http" or "https")))
            throw new CommandFailedException($"'{url}' is not an http address.", ExitCode.Usage);

        if (url is not null || (database is null && await AnswersAsync(ServiceHost.DefaultUrl, cancellationToken)))
            return await SendAsync(url ?? ServiceHost.DefaultUrl, wait ?? false, cancellationToken);

        await RefuseOthersWorkAsync(database, cancellationToken);
        AnsiConsole.MarkupLineInterpolated($"[grey]No server was named and none answers at {ServiceHost.DefaultUrl}: MarketingBus runs here for this replay, and sends what serve would send, by the settings of this command line.[/]");
        await using var app = await ServiceHost.StartAsync(
            ["--urls=http://127.0.0.1:0", .. settings, .. CommonOptions.DatabaseSetting(database)], EmbeddedModules.All(), builder => builder.Logging.SetMinimumLevel(LogLevel.Error), cancellationToken);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, app.Lifetime.ApplicationStopping);
        var exitCode = await SendAsync(app.Urls.First(), wait ?? true, stopping.Token);
        await app.StopAsync(cancellationToken);
        return exitCode;
    }

    async Task<int> SendAsync(string url, bool wait, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url.TrimEnd('/') + "/"), Timeout = TimeSpan.FromSeconds(30) };
        var client = new EventClient(http, time);
        var files = paths.Select(path => new FileReplay(path, replay with { RejectedPath = RejectedPathOf(path) }, client)).ToList();
        var started = time.GetTimestamp();

        await TerminalProgress.RunAsync(async progress =>
        {
            foreach (var (path, file) in paths.Zip(files))
            {
                var bar = progress.AddTask(Markup.Escape(Path.GetFileName(path)));
                await file.RunAsync(share =>
                {
                    bar.Value = share * 100;
                    bar.Description = $"{Markup.Escape(Path.GetFileName(path))} {file.Tally.Read} rows";
                }, cancellationToken);
                bar.Value = 100;
            }
        });
        var sent = time.GetElapsedTime(started);

        var settled = !wait || await new Settling(http, time).WaitAsync(cancellationToken);
        ReplaySummary.Write(paths, files, sent, wait ? time.GetElapsedTime(started) : null);
        if (files.Sum(x => x.Tally.UnknownOptOuts) is > 0 and var optOuts)
            throw new CommandFailedException($"{optOuts} rows may be opt-outs in words that are not known: these people may still be written to. Say what the words mean with --means and replay again.");

        if (settled)
            return ExitCode.Done;

        throw new CommandFailedException("Not every journey came to rest; see /api/journeys for those that wait.");
    }

    /// <summary>What another server left to be done was meant for that server's settings, not for those of a replay.</summary>
    async Task RefuseOthersWorkAsync(string? database, CancellationToken cancellationToken)
    {
        await using var host = await QuietHost.OpenAsync(settings, database, cancellationToken);
        if (host.Services.GetRequiredService<IConfiguration>().World() != World.Embedded)
            throw new CommandFailedException("In the distributed world a replay is sent to services that run; name Api.Ingress with --url.", ExitCode.Usage);

        await using var scope = host.Services.CreateAsyncScope();
        var waiting = await scope.ServiceProvider.GetRequiredService<MarketingDbContext>().Set<OutboxMessage>().CountAsync(cancellationToken);
        if (waiting > 0)
            throw new CommandFailedException($"{waiting} messages of a server wait in this database. Start that server with its settings (serve), and replay to it with --url.");
    }

    /// <summary>Of several files each has its own.</summary>
    string? RejectedPathOf(string path) => replay.RejectedPath is not { } rejected || paths.Count == 1
        ? replay.RejectedPath
        : Path.Combine(Path.GetDirectoryName(rejected) ?? "", $"{Path.GetFileNameWithoutExtension(rejected)}.{Path.GetFileNameWithoutExtension(path)}{Path.GetExtension(rejected)}");

    static async Task<bool> AnswersAsync(string url, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = ProbeTimeout };
        try
        {
            using var response = await http.GetAsync(new Uri($"{url}/health"), cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
