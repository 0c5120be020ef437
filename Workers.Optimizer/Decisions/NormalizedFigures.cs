using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Figures with the rates that follow from their counts, and notes on what was done.</summary>
internal sealed record NormalizedFigures(CampaignFigures Figures, IReadOnlyList<Reason> Notes)
{
    /// <summary>What every note's code begins with.</summary>
    public const string NotePrefix = "figures.";

    /// <summary>A given rate may differ from its counts by this fraction, through rounding, before the counts are taken instead.</summary>
    const double Tolerance = 0.1;

    /// <summary>USD per lead, or revenue per USD: beyond it nothing was measured.</summary>
    const double MaxRate = 1e12;

    public static NormalizedFigures Of(CampaignFigures figures)
    {
        var notes = new List<Reason>();
        return new NormalizedFigures(figures with
        {
            Ctr = Rate("ctr", figures.Ctr, 0, 1, Ratio(figures.Clicks, figures.Impressions), notes),
            CplUsd = Rate("cpl_usd", figures.CplUsd, 0, MaxRate, Ratio(figures.CostUsd, figures.LeadsCreated), notes),
            Roas = Rate("roas", figures.Roas, -MaxRate, MaxRate, Ratio(figures.RevenueUsd, figures.CostUsd), notes),
        }, notes);
    }

    /// <summary>Null when either is unknown or there is nothing to divide by.</summary>
    public static double? Ratio(double? numerator, double? denominator) =>
        denominator > 0 && numerator / denominator is { } ratio && double.IsFinite(ratio) ? ratio : null;

    /// <summary>A channel's return; negative where more was given back than came in.</summary>
    public static double? RoasOf(ChannelFigures figures, string name, List<Reason> notes) =>
        Rate($"{name} roas", "channel_roas", figures.Roas, -MaxRate, MaxRate, Ratio(figures.RevenueUsd, figures.SpendUsd), notes);

    static double? Rate(string name, double? given, double least, double most, double? derived, List<Reason> notes) => Rate(name, name, given, least, most, derived, notes);

    static double? Rate(string name, string code, double? given, double least, double most, double? derived, List<Reason> notes)
    {
        if (given is not { } value)
            return derived;

        if (!(value >= least && value <= most))
        {
            notes.Add(new Reason { Code = $"{NotePrefix}{code}_ignored", Text = $"{name} {value} is out of range and was not used." });
            return derived;
        }

        if (derived is not { } counted || Math.Abs(value - counted) <= Tolerance * Math.Max(Math.Abs(value), Math.Abs(counted)))
            return value;

        notes.Add(new Reason { Code = $"{NotePrefix}{code}_differs", Text = $"{name} was given as {value:0.####}; its counts say {counted:0.####}, which was used." });
        return counted;
    }
}
