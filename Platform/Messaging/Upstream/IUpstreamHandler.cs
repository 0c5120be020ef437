namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>Takes what upstream systems publish. One instance a group, from a scope of its own.</summary>
public interface IUpstreamHandler
{
    /// <summary>
    /// One verdict for each message, in order. When it returns, what the verdicts say is durable, and the messages are acknowledged. When it throws, none is, and all come again:
    /// what was accepted before must be found to be a duplicate then.
    /// </summary>
    Task<IReadOnlyList<UpstreamVerdict>> HandleAsync(IReadOnlyList<UpstreamMessage> messages, CancellationToken cancellationToken);

    /// <summary>Tells of a message that failed alone, every time, while <see cref="IsReadyAsync"/> was true.</summary>
    Task<UpstreamVerdict> GiveUpAsync(UpstreamMessage message, Exception failure, CancellationToken cancellationToken);

    /// <summary>Whether what the handler stands on works. While it does not, a failure is no message's fault.</summary>
    Task<bool> IsReadyAsync(CancellationToken cancellationToken);
}
