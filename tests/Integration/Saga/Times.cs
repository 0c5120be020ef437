namespace MarketingBus.Tests.Integration.Saga;

internal static class Times
{
    /// <summary>A fixed moment where a message needs one and nothing depends on it.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    static long numbers;

    /// <summary>The order number of what is said next.</summary>
    public static long Next => Interlocked.Increment(ref numbers);
}
