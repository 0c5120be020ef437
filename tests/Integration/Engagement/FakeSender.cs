using System.Collections.Concurrent;
using MarketingBus.Workers.Engagement.Sending;

namespace MarketingBus.Tests.Integration.Engagement;

/// <summary>Keeps what it was given to send, and refuses as often as a test says.</summary>
internal sealed class FakeSender(bool recognisesRepeats = true, int failures = 0) : IOutreachSender
{
    readonly ConcurrentQueue<OutreachMessage> messages = [];

    public bool RecognisesRepeats => recognisesRepeats;

    public IReadOnlyList<OutreachMessage> Messages => [.. messages];

    public Task<OutreachReceipt> SendAsync(OutreachMessage message, CancellationToken cancellationToken)
    {
        messages.Enqueue(message);
        return Task.FromResult(messages.Count <= failures ? OutreachReceipt.Failed("The provider is closed.") : OutreachReceipt.Sent($"provider-{messages.Count}"));
    }
}
