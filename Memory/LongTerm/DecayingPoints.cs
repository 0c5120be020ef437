namespace MarketingBus.Memory.LongTerm;

/// <summary>
/// Points that halve with time, kept as one number and the time that it holds for: <c>sum of points x 0.5 ^ (age / half-life)</c>.
/// Whatever the order in which points come, the sum is the same.
/// </summary>
/// <param name="Points">As of <paramref name="At"/>.</param>
/// <param name="At">The latest time that points were given for; null before the first.</param>
public readonly record struct DecayingPoints(double Points, DateTimeOffset? At)
{
    // What is taken back leaves the noise of floating point behind.
    const double Nothing = 1e-9;

    /// <summary>With points of some time, later or earlier than those before; negative ones take back.</summary>
    /// <param name="points">Any number.</param>
    /// <param name="at">When they were earned.</param>
    /// <param name="halfLife">More than zero.</param>
    public DecayingPoints With(double points, DateTimeOffset at, TimeSpan halfLife)
    {
        if (points == 0)
            return this;

        var until = At is { } last && last > at ? last : at;
        var sum = AsOf(until, halfLife) + (points * Share(until - at, halfLife));
        return new DecayingPoints(Math.Abs(sum) < Nothing ? 0 : sum, until);
    }

    /// <summary>What is left by then. A clock that runs behind the points sees them whole.</summary>
    public double AsOf(DateTimeOffset then, TimeSpan halfLife) => At is { } at ? Points * Share(then - at, halfLife) : 0;

    static double Share(TimeSpan age, TimeSpan halfLife) => Math.Pow(0.5, Math.Max(0, age / halfLife));
}
