using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Moves budget from channels that bring little to channels that bring much, in bounded steps.</summary>
internal static class BudgetPlan
{
    public static Judgement Judge(CampaignFigures figures, OptimizerOptions options)
    {
        var notes = new List<Reason>();
        var channels = ChannelDirection.OfAll(figures, options, notes);
        if (channels.Count == 0)
            return new Judgement { Recommendations = [], Reasons = [new Reason { Code = "budget.channels", Text = "No channel's figures were given." }] };

        var amounts = ChannelAmounts.Of(figures.TotalBudgetUsd, channels, options.MaxStep);
        var reasons = notes.Concat(channels.Select(x => new Reason { Code = $"budget.{x.Verb}", Text = $"{x.Channel}: {x.Verb}, {x.Why}." })).ToList();
        reasons.Add(new Reason { Code = "budget.total", Text = About(figures.TotalBudgetUsd, channels, options) });
        return new Judgement
        {
            Recommendations = [.. channels.Select((x, i) => Advise(x, amounts.Current[i], amounts.Recommended[i], figures.TotalBudgetUsd is not null))],
            Reasons = reasons,
        };
    }

    static string About(double? total, IReadOnlyList<ChannelDirection> channels, OptimizerOptions options) =>
        total is null ? $"No total budget is known: each channel moves by {options.MaxStep:0.##} of its spend on its own."
        : channels.All(x => x.SpendUsd is not > 0) ? "No channel reported a spend: the total is shown in equal shares."
        : channels.Any(x => x.Sign > 0) && channels.Any(x => x.Sign < 0) ? $"The total of {total:0.00} USD stays; no channel moves by more than {options.MaxStep:0.##}."
        : $"The total of {total:0.00} USD stays: with no channel to take from or none to give to, no amount moves.";

    static Recommendation Advise(ChannelDirection channel, long current, long recommended, bool hasTotal)
    {
        var evidence = new Dictionary<string, double> { ["direction"] = channel.Sign };
        if (channel.Roas is { } roas)
            evidence["roas"] = roas;
        if (channel.SpendUsd is { } spend)
            evidence["spend_usd"] = spend;
        if (hasTotal || channel.SpendUsd is not null)
        {
            evidence["current_usd"] = Cents.ToUsd(current);
            evidence["recommended_usd"] = Cents.ToUsd(recommended);
        }

        var amount = evidence.ContainsKey("recommended_usd") ? $" ({Cents.ToUsd(current):0.00} to {Cents.ToUsd(recommended):0.00} USD)" : "";
        return new Recommendation
        {
            Kind = "channel_budget",
            Priority = channel.Sign == 0 ? Priority.Low : Priority.Medium,
            Target = channel.Channel,
            Text = $"{channel.Verb} {channel.Channel}{amount}: {channel.Why}.",
            Evidence = evidence,
        };
    }
}
