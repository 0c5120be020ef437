using MassTransit;

namespace MarketingBus.Bench.Pipeline.Journey;

/// <summary>Counts what the process has taken from its queues, and knows when it last did anything.</summary>
internal sealed class ReceiveCounter : IReceiveObserver
{
    long received;
    long underWay;
    long lastActivity = TimeProvider.System.GetTimestamp();

    public long Received => Interlocked.Read(ref received);

    public long UnderWay => Interlocked.Read(ref underWay);

    /// <summary>A timestamp of <see cref="TimeProvider.System"/>.</summary>
    public long LastActivity => Interlocked.Read(ref lastActivity);

    public Task PreReceive(ReceiveContext context)
    {
        Interlocked.Increment(ref received);
        Interlocked.Increment(ref underWay);
        return Touch();
    }

    public Task PostReceive(ReceiveContext context) => Ended();

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Ended();

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    Task Ended()
    {
        Interlocked.Decrement(ref underWay);
        return Touch();
    }

    Task Touch()
    {
        Interlocked.Exchange(ref lastActivity, TimeProvider.System.GetTimestamp());
        return Task.CompletedTask;
    }
}
