namespace MarketingBus.Workers.Engagement.Sending;

/// <summary>
/// Carries a message to the outside world. A message and the record of it are not one transaction: when the commit that follows fails, the same engagement id is sent
/// again. Where that would reach the lead twice, the message is recorded as being sent before it is handed over, and what became of it is asked after a crash.
/// </summary>
public interface IOutreachSender
{
    /// <summary>True when a message sent again under the same engagement id reaches the lead only once.</summary>
    bool RecognisesRepeats { get; }

    /// <summary>A failure that the provider reports is an answer, not an exception. An exception leaves open whether the message went out.</summary>
    Task<OutreachReceipt> SendAsync(OutreachMessage message, CancellationToken cancellationToken);

    /// <summary>Whether a message went out of which no answer was recorded. Most providers cannot tell.</summary>
    Task<OutreachTrace> TraceAsync(Guid engagementId, CancellationToken cancellationToken) => Task.FromResult(OutreachTrace.Unknown);
}
