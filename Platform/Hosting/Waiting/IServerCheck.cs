namespace MarketingBus.Platform.Hosting.Waiting;

/// <summary>A server that must answer before the process's modules are set up. Every registered check is asked in turn.</summary>
public interface IServerCheck
{
    /// <summary>Throws <see cref="ServerNotThereException"/> while the server may still come, and another exception when waiting is no use.</summary>
    Task CheckAsync(CancellationToken cancellationToken);
}
