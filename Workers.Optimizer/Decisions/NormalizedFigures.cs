using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Figures with the rates that follow from their counts, and notes on what was done.</summary>
internal sealed record NormalizedFigures(CampaignFigures Figures, IReadOnlyList<Reason> Notes)
{
    /// <summary>A given rate may differ from its counts by this fraction, through rounding, before it is noted.</summary>
    const double Tolerance = 0.1;

    /// <summary>USD per lead, or revenue per USD: beyond it nothing was measured.</summary>
    const double MaxRate = 1e12;

    public static NormalizedFigures Of(CampaignFigures figures)
    {
        var notes = new List<Reason>();
        return new NormalizedFigures(figures with
        {
            Ctr = Rate("ctr", figures.Ctr, 1, Ratio(figures.Clicks, figures.Impressions), notes),
            CplUsd = Rate("cpl_usd", figures.CplUsd, MaxRate, Ratio(figures.CostUsd, figures.LeadsCreated), notes),
            Roas = Rate("roas", figures.Roas, MaxRate, Ratio(figures.RevenueUsd, figures.CostUsd), notes),
        }, notes);
    }

    /// <summary>Null when either is unknown or there is nothing to divide by.</summary>
    public static double? Ratio(double? numerator, double? denominator) =>
        denominator > 0 && numerator / denominator is { } ratio && double.IsFinite(ratio) ? ratio : null;

    static double? Rate(string name, double? given, double limit, double? derived, List<Reason> notes)
    {
        if (given is not { } value)
            return derived;

        if (!(value >= 0 && value <= limit))
        {
            notes.Add(new Reason { Code = $"figures.{name}_ignored", Text = $"{name} {value} is out of range and was not used." });
            return derived;
        }

        if (derived is { } other && Math.Abs(value - other) > Tolerance * Math.Max(value, other))
            notes.Add(new Reason { Code = $"figures.{name}_differs", Text = $"{name} was given as {value:0.####}; its counts say {other:0.####}. The given value was used." });

        return value;
    }
}
