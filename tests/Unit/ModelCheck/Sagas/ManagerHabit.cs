namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

internal enum ManagerHabit
{
    Continues,
    Stops,

    /// <summary>Two people answer, and not the same.</summary>
    Contradicts,
    IsSilent,
}
