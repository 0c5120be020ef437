namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>What the schedule decides, one number after the other: the same numbers are the same run.</summary>
internal sealed class Choices(IReadOnlyList<byte> numbers)
{
    int position;

    public bool HasMore => position < numbers.Count;

    /// <summary>Below the limit; 0 when nothing is left to decide.</summary>
    public int Below(int limit) => HasMore ? numbers[position++] % limit : 0;
}
