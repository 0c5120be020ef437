namespace MarketingBus.Tests.Unit.ModelCheck.Outbox;

/// <summary>One value for each of the two processes.</summary>
internal readonly record struct Pair<T>(T First, T Second)
    where T : struct
{
    public T this[int process] => process == 0 ? First : Second;

    public Pair<T> With(int process, T value) => process == 0 ? this with { First = value } : this with { Second = value };

    public bool Has(Predicate<T> predicate) => predicate(First) || predicate(Second);
}
