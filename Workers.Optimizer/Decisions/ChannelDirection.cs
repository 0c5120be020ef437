using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Whether a channel deserves more, less or the same, and why.</summary>
internal sealed record ChannelDirection(string Channel, int Sign, double? Roas, double? SpendUsd, string Why)
{
    public string Verb => Sign switch { > 0 => "increase", < 0 => "decrease", _ => "maintain" };

    /// <summary>In the order of their names.</summary>
    public static IReadOnlyList<ChannelDirection> OfAll(CampaignFigures figures, OptimizerOptions options, List<Reason> notes) =>
    [
        .. (figures.ChannelPerformance ?? new Dictionary<string, ChannelFigures>())
            .OrderBy(x => x.Key, StringComparer.Ordinal)
            .Select(x => Of(x.Key, x.Value, options, notes)),
    ];

    public static ChannelDirection Of(string channel, ChannelFigures figures, OptimizerOptions options, List<Reason> notes)
    {
        if (NormalizedFigures.RoasOf(figures, channel, notes) is not { } value)
            return new ChannelDirection(channel, 0, null, figures.SpendUsd, "its roas is not known");

        if (figures.SpendUsd is { } spend && (spend < options.MinimumChannelSpendUsd || spend <= 0))
            return new ChannelDirection(channel, 0, value, spend, $"{spend:0.00} USD spent, {options.MinimumChannelSpendUsd:0.00} needed");

        // Callers of old report a return and no spend: they get the direction that they asked for, and are told what it rests on.
        var (sign, why) = Judge(value, options);
        return new ChannelDirection(channel, sign, value, figures.SpendUsd, figures.SpendUsd is null ? $"{why}, on a spend that was not reported" : why);
    }

    static (int Sign, string Why) Judge(double roas, OptimizerOptions options) =>
        roas > options.IncreaseAboveRoas ? (1, $"roas {roas:0.##} is above {options.IncreaseAboveRoas:0.##}")
        : roas < options.DecreaseBelowRoas ? (-1, $"roas {roas:0.##} is below {options.DecreaseBelowRoas:0.##}")
        : (0, $"roas {roas:0.##} is between {options.DecreaseBelowRoas:0.##} and {options.IncreaseAboveRoas:0.##}");
}
