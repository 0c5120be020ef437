namespace MarketingBus.Workers.Engagement.Sending;

/// <summary>
/// Carries a message to the outside world. A message and the record of it are not one transaction: when the commit that follows fails, the same engagement id
/// is sent again. A sender that does not recognise repeats therefore needs its intent committed before it acts.
/// </summary>
public interface IOutreachSender
{
    /// <summary>True when a message sent again under the same engagement id reaches the lead only once.</summary>
    bool RecognisesRepeats { get; }

    /// <summary>A failure that the provider reports is an answer, not an exception.</summary>
    Task<OutreachReceipt> SendAsync(OutreachMessage message, CancellationToken cancellationToken);
}
