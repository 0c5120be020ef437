namespace MarketingBus.Platform.Persistence;

/// <summary>
/// Numbers from one counter of the database, for all processes: who has one before another asks has the smaller one. No process keeps any in stock, and no clock has a part in it.
/// </summary>
public interface IOrderNumbers
{
    /// <summary>So many, rising. Who asks at the same time may share a round trip.</summary>
    Task<IReadOnlyList<long>> TakeAsync(int count, CancellationToken cancellationToken);
}
