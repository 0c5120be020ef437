namespace MarketingBus.Memory;

/// <summary>
/// Memory writes are part of their caller's unit of work. Within a consumer the outbox saves them with everything else, and retries; anyone else calls <see cref="WriteAsync"/>.
/// </summary>
public interface IMemoryUnitOfWork
{
    /// <summary>Writes and saves. What somebody else changed meanwhile is read again and written anew, up to thirty times, each after a moment.</summary>
    /// <exception cref="Microsoft.EntityFrameworkCore.DbUpdateException">Others were faster every time.</exception>
    Task WriteAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken);

    Task SaveAsync(CancellationToken cancellationToken);
}
