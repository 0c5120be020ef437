namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>How an agent, or the Manager, deals with what it is asked.</summary>
internal enum Habit
{
    Answers,
    Refuses,
    FailsOnce,
    FailsAlways,
    IsSilentOnce,
    IsSilent,
}
