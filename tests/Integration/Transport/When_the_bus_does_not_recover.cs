using MarketingBus.Platform.Messaging.Transport;
using MarketingBus.Tests.Support;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace MarketingBus.Tests.Integration.Transport;

public sealed class When_the_bus_does_not_recover
{
    [Fact]
    public async Task Should_end_the_process_to_be_started_again()
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>(), "RabbitMq:StuckAfter=00:00:01");
        try
        {
            // Its endpoints are gone, and the broker is well.
            await world.BusControl.StopAsync(TestContext.Current.CancellationToken);

            await Waiting.EventuallyAsync(() => Task.FromResult(world.Lifetime.ApplicationStopping.IsCancellationRequested), x => x, "the process stops");
            Assert.Equal(75, Environment.ExitCode);
        }
        finally
        {
            Environment.ExitCode = 0;
        }
    }

    /// <summary>As in a machine that was suspended: nothing could recover meanwhile.</summary>
    [Fact]
    public async Task Should_not_count_the_time_in_which_the_process_stood_still()
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>());
        await world.BusControl.StopAsync(TestContext.Current.CancellationToken);
        var (time, looks) = (new SuspendedTime(), new CountedServices(world.Services));
        using var lifetime = new StoppingLifetime();
        using var watch = new BusWatch(
            looks, world.Services.GetRequiredService<RabbitMqCheck>(), lifetime, Options.Create(new RabbitMqOptions { StuckAfter = TimeSpan.FromSeconds(50) }), time, NullLogger<BusWatch>.Instance);
        try
        {
            await watch.StartAsync(TestContext.Current.CancellationToken);
            await time.Armed.WaitAsync(TestContext.Current.CancellationToken);
            await LookAsync(TimeSpan.FromSeconds(5));
            await LookAsync(TimeSpan.FromMinutes(5));
            for (var look = 3; look <= 10; look++)
            {
                Assert.False(lifetime.ApplicationStopping.IsCancellationRequested, $"It gave up before look {look}.");
                await LookAsync(TimeSpan.FromSeconds(5));
            }

            await Waiting.EventuallyAsync(() => Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested), x => x, "the process stops");
        }
        finally
        {
            await watch.StopAsync(CancellationToken.None);
            Environment.ExitCode = 0;
        }

        Task LookAsync(TimeSpan later)
        {
            var before = looks.Count;
            time.Pass(later);
            return Waiting.EventuallyAsync(() => Task.FromResult(looks.Count), x => x > before, "it looks");
        }
    }

    [Fact]
    public async Task Should_wait_while_the_broker_lets_nobody_in()
    {
        await using var world = await BrokerWorld.StartAsync(bus => bus.AddConsumer<TakeParcelConsumer>(), "RabbitMq:StuckAfter=00:00:01");

        // Nor would it let another process in.
        await world.Broker.ShutOutAsync();
        await world.BusControl.StopAsync(TestContext.Current.CancellationToken);

        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.False(world.Lifetime.ApplicationStopping.IsCancellationRequested, $"The process gave up with exit code {Environment.ExitCode}.");
    }

    /// <summary>Timers ring once however much time passes, as they do for a process that stood still.</summary>
    sealed class SuspendedTime : TimeProvider
    {
        readonly TaskCompletionSource armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TimerCallback? ring;
        object? state;
        long now;

        public Task Armed => armed.Task;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref now);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (ring, this.state) = (callback, state);
            armed.TrySetResult();
            return new Timer();
        }

        public void Pass(TimeSpan time)
        {
            Interlocked.Add(ref now, time.Ticks);
            ring!(state);
        }

        sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }

    /// <summary>Counts how often the bus was asked for.</summary>
    sealed class CountedServices(IServiceProvider services) : IServiceProvider
    {
        int count;

        public int Count => Volatile.Read(ref count);

        public object? GetService(Type serviceType)
        {
            Interlocked.Increment(ref count);
            return services.GetService(serviceType);
        }
    }

    sealed class StoppingLifetime : IHostApplicationLifetime, IDisposable
    {
        readonly CancellationTokenSource stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => stopping.Cancel();

        public void Dispose() => stopping.Dispose();
    }
}
