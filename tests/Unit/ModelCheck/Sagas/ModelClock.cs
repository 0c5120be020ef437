namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>Time stands still unless the schedule moves it.</summary>
internal sealed class ModelClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
