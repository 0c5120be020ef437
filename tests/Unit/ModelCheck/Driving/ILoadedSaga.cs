namespace MarketingBus.Tests.Unit.ModelCheck.Driving;

/// <summary>The instance that one delivery works on.</summary>
internal interface ILoadedSaga<TState>
{
    /// <summary>A copy of what is committed; null when there is none.</summary>
    TState? Load(Guid id);

    void Insert(TState instance);
}
