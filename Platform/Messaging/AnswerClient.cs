using MassTransit;

namespace MarketingBus.Platform.Messaging;

/// <summary>Waits for an answer to an event that goes through the outbox: the event is durable, the wait is not.</summary>
public sealed class AnswerClient(IBus bus, TimeProvider time)
{
    /// <summary>Begins to listen; publish the question with the answer's request id and address, then wait.</summary>
    public PendingAnswer<TAnswer> Expect<TAnswer>()
        where TAnswer : class => new(bus, time);
}

/// <summary>One answer that somebody waits for. Dispose stops listening.</summary>
public sealed class PendingAnswer<TAnswer> : IDisposable
    where TAnswer : class
{
    readonly TaskCompletionSource<TAnswer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ConnectHandle handle;
    readonly TimeProvider time;

    internal PendingAnswer(IBus bus, TimeProvider time)
    {
        this.time = time;
        ResponseAddress = bus.Address;
        handle = bus.ConnectRequestHandler<TAnswer>(RequestId, context =>
        {
            answer.TrySetResult(context.Message);
            return Task.CompletedTask;
        }, new MassTransit.Configuration.PipeConfigurator<ConsumeContext<TAnswer>>());
    }

    public Guid RequestId { get; } = NewId.NextGuid();

    public Uri ResponseAddress { get; }

    /// <summary>Marks a message as the question.</summary>
    public void Ask(SendContext question)
    {
        question.RequestId = RequestId;
        question.ResponseAddress = ResponseAddress;
    }

    /// <summary>The answer, or null when none came in time.</summary>
    public async Task<TAnswer?> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await answer.Task.WaitAsync(timeout, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public void Dispose() => handle.Disconnect();
}
