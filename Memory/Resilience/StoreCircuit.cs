using System.Net;
using MarketingBus.Contracts;
using MarketingBus.Platform.Hosting;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using StackExchange.Redis;

namespace MarketingBus.Memory.Resilience;

/// <summary>Stands before a memory's store in this process: each call ends within the timeout, and a store that does not answer is left alone for a while.</summary>
internal sealed class StoreCircuit
{
    const double HalfOfThem = 0.5;

    static readonly TimeSpan Sampling = TimeSpan.FromSeconds(10);

    readonly ResiliencePipeline pipeline;
    volatile bool isAway;

    public StoreCircuit(MemoryType memory, ResilienceOptions options, TimeProvider time)
    {
        Memory = memory;
        pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = HalfOfThem,
                MinimumThroughput = options.BreakAfter,
                SamplingDuration = Sampling,
                BreakDuration = options.BreakFor,
                ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is { } exception && IsAwayBy(exception)),
            })
            .AddTimeout(options.Timeout)
            .Build();
    }

    public MemoryType Memory { get; }

    /// <summary>Whether the last call had no answer.</summary>
    public bool IsAway => isAway;

    /// <summary>Gives no answer where the store gives none. What else goes wrong, our own mistakes among it, is thrown.</summary>
    public async Task<StoreAnswer<T>> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            // A store that does not heed the token is not waited for any longer either.
            var value = await pipeline.ExecuteAsync(async token => await ask(token).WaitAsync(token), cancellationToken);
            isAway = false;
            return new StoreAnswer<T>(true, value);
        }
        catch (Exception exception) when (exception is BrokenCircuitException || IsAwayBy(exception))
        {
            isAway = true;
            return default;
        }
    }

    /// <summary>False where the store gives no answer; what was asked of it may have been done all the same.</summary>
    public async Task<bool> TryAsync(Func<CancellationToken, Task> act, CancellationToken cancellationToken) => (await AskAsync(async token =>
    {
        await act(token);
        return true;
    }, cancellationToken)).IsGiven;

    static bool IsAwayBy(Exception exception) => exception switch
    {
        ServerNotThereException or TimeoutRejectedException or RedisConnectionException or RedisTimeoutException => true,
        HttpRequestException { StatusCode: null or >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests } => true,
        TaskCanceledException { InnerException: TimeoutException } => true,
        _ => false,
    };
}
