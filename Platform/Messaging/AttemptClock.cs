using MassTransit;

namespace MarketingBus.Platform.Messaging;

/// <summary>Within the retries: notes how long the try took that has just failed, for the line in the log that tells of it.</summary>
internal sealed class AttemptClock<TMessage>(TimeProvider time) : IFilter<ConsumeContext<TMessage>>
    where TMessage : class
{
    public async Task Send(ConsumeContext<TMessage> context, IPipe<ConsumeContext<TMessage>> next)
    {
        var started = time.GetTimestamp();
        try
        {
            await next.Send(context);
        }
        catch
        {
            var failed = new FailedAttempt(time.GetElapsedTime(started));
            context.ReceiveContext.AddOrUpdatePayload(() => failed, _ => failed);
            throw;
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("attemptClock");
}
