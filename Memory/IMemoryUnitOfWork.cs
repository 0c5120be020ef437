namespace MarketingBus.Memory;

/// <summary>
/// Memory writes are part of their caller's unit of work. Within a consumer the outbox saves them with everything else; anyone else calls <see cref="SaveAsync"/>.
/// </summary>
public interface IMemoryUnitOfWork
{
    Task SaveAsync(CancellationToken cancellationToken);
}
