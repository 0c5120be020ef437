namespace MarketingBus.Data;

/// <summary>Brings the database up to this version, or says in one sentence why it cannot be used.</summary>
internal interface IDatabaseUpgrade
{
    Task RunAsync(CancellationToken cancellationToken);
}
