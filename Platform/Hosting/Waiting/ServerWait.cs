using MarketingBus.Platform.Messaging;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Platform.Hosting.Waiting;

/// <summary>Repeats a step of the start until its server answers, so that processes and servers may start in any order.</summary>
internal sealed partial class ServerWait(string[] urls, TimeProvider time, ILogger<ServerWait> logger) : IAsyncDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Reminder = TimeSpan.FromSeconds(5);

    WaitingRoom? room;

    public async Task RunAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        long? said = null;
        while (true)
        {
            try
            {
                await step(cancellationToken);
                return;
            }
            catch (Exception exception) when (ServerAway.Is(exception) && !IsOwnFile(exception))
            {
                if (said is null || time.GetElapsedTime(said.Value) >= Reminder)
                {
                    Say(exception);
                    said = time.GetTimestamp();
                }

                room ??= await WaitingRoom.OpenAsync(urls);
                room.WaitsFor = (exception as ServerNotThereException)?.Server ?? "server";
            }

            using var told = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, room.Closing);
            await Task.Delay(Pause, time, told.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (room is not null)
            await room.DisposeAsync();
    }

    /// <summary>What keeps a process from the file of its database is for a person to mend, and said in a sentence.</summary>
    static bool IsOwnFile(Exception exception) => exception is InvalidOperationException { InnerException: SqliteException };

    void Say(Exception exception)
    {
        if (exception is ServerNotThereException missing)
            LogWaiting(missing.Server, missing.Address);
        else
            LogLost(exception.GetBaseException().Message);
    }

    // Lost in the middle of a step, it says nothing of itself; the next try asks it by name.
    [LoggerMessage(LogLevel.Warning, "Waiting for a server that was lost: {Reason}")]
    partial void LogLost(string reason);

    [LoggerMessage(LogLevel.Warning, "Waiting for {Server} at {Address}; start it with ./dev up.")]
    partial void LogWaiting(string server, string address);
}
