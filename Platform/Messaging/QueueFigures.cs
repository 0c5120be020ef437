namespace MarketingBus.Platform.Messaging;

/// <summary>How a queue stands.</summary>
/// <param name="Name">Such as "triage-lead".</param>
/// <param name="Waiting">Messages that nobody has in hand.</param>
/// <param name="Consumers">Processes that take from it.</param>
public sealed record QueueFigures(string Name, int Waiting, int Consumers);

/// <summary>Looks at queues, whatever process works on them.</summary>
public interface IQueueInspector
{
    /// <summary>By name, in their order; a queue that nobody has declared yet has no messages and no consumers.</summary>
    Task<IReadOnlyList<QueueFigures>> LookAsync(IReadOnlyCollection<string> queues, CancellationToken cancellationToken);
}
