using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>
/// Brings a group of messages to verdicts, however often that takes. A message that fails although the database answers is told from its neighbours and given up after some tries; while
/// the database does not answer, nobody is at fault and everybody waits.
/// </summary>
internal sealed partial class PersistentHandler(IServiceScopeFactory scopes, IOptions<UpstreamOptions> options, TimeProvider time, ILogger<PersistentHandler> logger)
{
    public async Task<IReadOnlyList<UpstreamVerdict>> HandleAsync(IReadOnlyList<UpstreamMessage> messages, CancellationToken cancellationToken)
    {
        var pause = new Pause(options.Value, time);
        for (var faults = 0; ;)
        {
            try
            {
                return await InScopeAsync(handler => handler.HandleAsync(messages, cancellationToken));
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                var isReady = await IsReadyAsync(cancellationToken);
                if (isReady && messages.Count > 1)
                    return await HandleEachAloneAsync(messages, cancellationToken);

                TriesAgain(messages.Count, LogReason.Of(failure));
                if (isReady && ++faults >= options.Value.Tries && await TryGiveUpAsync(messages[0], failure, cancellationToken) is { } verdict)
                    return [verdict];
            }

            await pause.TakeAsync(cancellationToken);
        }
    }

    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var pause = new Pause(options.Value, time);
        while (!await IsReadyAsync(cancellationToken))
            await pause.TakeAsync(cancellationToken);
    }

    async Task<IReadOnlyList<UpstreamVerdict>> HandleEachAloneAsync(IReadOnlyList<UpstreamMessage> messages, CancellationToken cancellationToken)
    {
        var verdicts = new List<UpstreamVerdict>(messages.Count);
        foreach (var message in messages)
            verdicts.AddRange(await HandleAsync([message], cancellationToken));

        return verdicts;
    }

    /// <summary>Giving up is a commit too: where even that fails, the message is not to blame.</summary>
    async Task<UpstreamVerdict?> TryGiveUpAsync(UpstreamMessage message, Exception cause, CancellationToken cancellationToken)
    {
        try
        {
            return await InScopeAsync(handler => handler.GiveUpAsync(message, cause, cancellationToken));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            TriesAgain(1, LogReason.Of(failure));
            return null;
        }
    }

    async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await InScopeAsync(handler => handler.IsReadyAsync(cancellationToken));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            NotReady(LogReason.Of(failure));
            return false;
        }
    }

    async Task<T> InScopeAsync<T>(Func<IUpstreamHandler, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<IUpstreamHandler>());
    }

    [LoggerMessage(LogLevel.Warning, "{Count} upstream messages could not be accepted and are tried again: {Reason}")]
    partial void TriesAgain(int count, string reason);

    [LoggerMessage(LogLevel.Warning, "Upstream messages wait: {Reason}")]
    partial void NotReady(string reason);
}
