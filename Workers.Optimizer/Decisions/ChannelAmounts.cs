namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>What each channel has and should get, in cents.</summary>
internal sealed record ChannelAmounts(IReadOnlyList<long> Current, IReadOnlyList<long> Recommended)
{
    public static ChannelAmounts Of(double? totalUsd, IReadOnlyList<ChannelDirection> channels, double step) =>
        totalUsd is { } total ? Within(Cents.Of(total), channels, step) : Alone(channels, step);

    /// <summary>Within a total: what weak channels give up is what strong ones get, so that the sum stays. No channel moves by more than the step.</summary>
    public static ChannelAmounts Within(long total, IReadOnlyList<ChannelDirection> channels, double step)
    {
        var current = Cents.Divide(total, [.. channels.Select(x => x.SpendUsd ?? 0)]);
        var steps = StepsOf(current, step);
        var losers = Indices(channels, -1);
        var winners = Indices(channels, 1);
        var moved = Math.Min(losers.Sum(i => steps[i]), winners.Sum(i => steps[i]));

        var recommended = current.ToArray();
        Apply(recommended, losers, steps, moved, -1);
        Apply(recommended, winners, steps, moved, 1);
        return new ChannelAmounts(current, recommended);
    }

    /// <summary>Without a total each channel takes the full step on its own.</summary>
    public static ChannelAmounts Alone(IReadOnlyList<ChannelDirection> channels, double step)
    {
        var current = channels.Select(x => Cents.Of(x.SpendUsd ?? 0)).ToArray();
        var steps = StepsOf(current, step);
        return new ChannelAmounts(current, [.. current.Select((x, i) => x + channels[i].Sign * steps[i])]);
    }

    static long[] StepsOf(long[] current, double step) => Array.ConvertAll(current, x => (long)Math.Floor(x * step));

    static int[] Indices(IReadOnlyList<ChannelDirection> channels, int sign) =>
        [.. Enumerable.Range(0, channels.Count).Where(i => channels[i].Sign == sign)];

    static void Apply(long[] amounts, int[] who, long[] steps, long moved, int sign)
    {
        if (moved == 0)
            return;

        var parts = Cents.Divide(moved, [.. who.Select(i => (double)steps[i])]);
        for (var i = 0; i < who.Length; i++)
            amounts[who[i]] += sign * parts[i];
    }
}
