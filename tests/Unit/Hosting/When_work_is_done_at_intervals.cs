using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace MarketingBus.Tests.Unit.Hosting;

public sealed class When_work_is_done_at_intervals : IAsyncDisposable
{
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    readonly AwaitedTime time = new();
    readonly Lifetime lifetime = new();
    readonly List<Turns> services = [];

    [Fact]
    public async Task Should_wait_for_the_application()
    {
        var turns = await StartAsync();

        Assert.False(await turns.TakenAsync(TimeSpan.FromMilliseconds(100)));
        time.Advance(Hour);
        Assert.False(await turns.TakenAsync(TimeSpan.FromMilliseconds(100)));

        lifetime.Started.Cancel();
        await PassAsync(Hour);
        Assert.True(await turns.TakenAsync());
    }

    [Fact]
    public async Task Should_take_a_turn_each_interval_though_one_fails()
    {
        lifetime.Started.Cancel();
        var turns = await StartAsync();
        turns.Failure = new OperationCanceledException("a time-out of its own");

        for (var i = 0; i < 3; i++)
        {
            await PassAsync(Hour);
            Assert.True(await turns.TakenAsync());
        }
    }

    [Fact]
    public async Task Should_not_beat_together_with_other_instances()
    {
        lifetime.Started.Cancel();
        for (var i = 0; i < 100; i++)
            await StartAsync();

        await PassAsync(Hour / 2);
        var taken = await Task.WhenAll(services.Select(x => x.TakenAsync(TimeSpan.FromMilliseconds(200))));

        Assert.InRange(taken.Count(x => x), 10, 90);
    }

    [Fact]
    public async Task Should_stop_in_the_middle_of_a_turn_without_a_word()
    {
        lifetime.Started.Cancel();
        var turns = await StartAsync();
        turns.TakesForever = true;
        await PassAsync(Hour);
        Assert.True(await turns.TakenAsync());

        await turns.StopAsync(TestContext.Current.CancellationToken);

        Assert.True(turns.ExecuteTask!.IsCompletedSuccessfully);
    }

    async Task<Turns> StartAsync()
    {
        var turns = new Turns(lifetime, time);
        services.Add(turns);
        await turns.StartAsync(TestContext.Current.CancellationToken);
        return turns;
    }

    async Task PassAsync(TimeSpan span)
    {
        await time.AwaitedByAsync(services.Count);
        time.Advance(span);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var turns in services)
        {
            await turns.StopAsync(CancellationToken.None);
            turns.Dispose();
        }
    }

    sealed class Turns(Lifetime lifetime, TimeProvider time) : PeriodicService(lifetime, time, NullLogger.Instance)
    {
        readonly SemaphoreSlim taken = new(0);

        public Exception? Failure { get; set; }

        public bool TakesForever { get; set; }

        protected override TimeSpan Interval => Hour;

        protected override string Work => "The test";

        public Task<bool> TakenAsync(TimeSpan? patience = null) => taken.WaitAsync(patience ?? TimeSpan.FromSeconds(10));

        public override void Dispose()
        {
            taken.Dispose();
            base.Dispose();
        }

        protected override Task TakeTurnAsync(CancellationToken cancellationToken)
        {
            taken.Release();
            return TakesForever ? Task.Delay(Timeout.InfiniteTimeSpan, Time, cancellationToken) : Failure is null ? Task.CompletedTask : throw Failure;
        }
    }

    sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationTokenSource Started { get; } = new();

        public CancellationToken ApplicationStarted => Started.Token;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }

    /// <summary>Knows how many wait for it: a clock that moves before anybody waits moves nobody.</summary>
    sealed class AwaitedTime : FakeTimeProvider
    {
        int timers;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref timers);
            return timer;
        }

        public async Task AwaitedByAsync(int count)
        {
            while (Volatile.Read(ref timers) < count)
                await Task.Delay(TimeSpan.FromMilliseconds(5), System, TestContext.Current.CancellationToken);
        }
    }
}
