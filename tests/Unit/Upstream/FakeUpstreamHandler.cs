using System.Collections.Concurrent;
using System.Text;
using MarketingBus.Platform.Messaging.Upstream;

namespace MarketingBus.Tests.Unit.Upstream;

/// <summary>Accepts what a test does not tell it to fail on, and remembers what it was given.</summary>
internal sealed class FakeUpstreamHandler : IUpstreamHandler
{
    public ConcurrentQueue<string[]> Groups { get; } = [];

    public ConcurrentQueue<string> GivenUp { get; } = [];

    public bool IsReady { get; set; } = true;

    /// <summary>False: giving up fails too.</summary>
    public bool CanGiveUp { get; set; } = true;

    public string? Poison { get; set; }

    public Task<IReadOnlyList<UpstreamVerdict>> HandleAsync(IReadOnlyList<UpstreamMessage> messages, CancellationToken cancellationToken)
    {
        var bodies = messages.Select(x => Encoding.UTF8.GetString(x.Body.Span)).ToArray();
        Groups.Enqueue(bodies);
        return !IsReady || bodies.Contains(Poison)
            ? throw new InvalidDataException("Told to fail.")
            : Task.FromResult<IReadOnlyList<UpstreamVerdict>>([.. bodies.Select(_ => UpstreamVerdict.Accepted)]);
    }

    public Task<UpstreamVerdict> GiveUpAsync(UpstreamMessage message, Exception failure, CancellationToken cancellationToken)
    {
        if (!CanGiveUp)
            throw new InvalidDataException("Told to fail.");

        GivenUp.Enqueue(Encoding.UTF8.GetString(message.Body.Span));
        return Task.FromResult(UpstreamVerdict.Rejected(failure.Message));
    }

    public Task<bool> IsReadyAsync(CancellationToken cancellationToken) => Task.FromResult(IsReady);
}
