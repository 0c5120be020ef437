using MarketingBus.Host.Embedded.Commands;
using MarketingBus.Platform.Hosting;
using Spectre.Console;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>One run of the replay command: finds or starts the server, sends every file, waits, and says what became of every row.</summary>
internal sealed class ReplaySession(IReadOnlyList<string> paths, ReplaySettings settings)
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

        AnsiConsole.MarkupLineInterpolated($"[grey]No server was named and none answers at {ServiceHost.DefaultUrl}: starting one for this replay.[/]");
        await using var app = await QuietHost.StartAsync(database, cancellationToken);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, app.Lifetime.ApplicationStopping);
        var exitCode = await SendAsync(app.Urls.First(), wait ?? true, stopping.Token);
        await app.StopAsync(cancellationToken);
        return exitCode;
    }

    async Task<int> SendAsync(string url, bool wait, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(url.TrimEnd('/') + "/"), Timeout = TimeSpan.FromSeconds(30) };
        var client = new EventClient(http, time);
        var files = paths.Select(path => new FileReplay(path, settings, client)).ToList();
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
        if (settled)
            return ExitCode.Done;

        throw new CommandFailedException("Not every journey came to rest; see /api/journeys for those that wait.");
    }

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
