using System.Collections.Concurrent;
using MarketingBus.Workers.Engagement.Sending;

namespace MarketingBus.Tests.Integration.Engagement;

/// <summary>Keeps what it was given to send, and refuses as often as a test says.</summary>
internal sealed class FakeSender(bool recognisesRepeats = true, int failures = 0) : IOutreachSender
{
    readonly ConcurrentQueue<OutreachMessage> messages = [];
    int sent;

    public bool RecognisesRepeats => recognisesRepeats;

    public IReadOnlyList<OutreachMessage> Messages => [.. messages];

    public OutreachTrace Trace { get; set; } = OutreachTrace.Unknown;

    /// <summary>Comes after the message went out and before that is known here.</summary>
    public Func<OutreachMessage, Task>? OnSent { get; set; }

    public async Task<OutreachReceipt> SendAsync(OutreachMessage message, CancellationToken cancellationToken)
    {
        messages.Enqueue(message);
        if (OnSent is { } act)
            await act(message);

        var number = Interlocked.Increment(ref sent);
        return number <= failures ? OutreachReceipt.Failed("The provider is closed.") : OutreachReceipt.Sent($"provider-{number}");
    }

    public Task<OutreachTrace> TraceAsync(Guid engagementId, CancellationToken cancellationToken) => Task.FromResult(Trace);
}
