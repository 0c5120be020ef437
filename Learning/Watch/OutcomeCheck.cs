namespace MarketingBus.Learning.Watch;

/// <summary>What was predicted of leads, and what became of them.</summary>
internal sealed record OutcomeCheck
{
    const int Bins = 10;
    const double Doubt = 0.05;

    /// <summary>The oldest lead's triage, at or after this.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Triages before this.</summary>
    public required DateTimeOffset To { get; init; }

    public required int Leads { get; init; }

    public required int Positives { get; init; }

    /// <summary>Mean probability, 0 to 1.</summary>
    public required double Predicted { get; init; }

    /// <summary>Share of positives, 0 to 1.</summary>
    public required double Observed { get; init; }

    /// <summary>Lower end of the 95 % interval of <see cref="Observed"/>.</summary>
    public required double ObservedLow { get; init; }

    /// <summary>Upper end of the 95 % interval of <see cref="Observed"/>.</summary>
    public required double ObservedHigh { get; init; }

    /// <summary>Mean distance of predicted and observed share over ten bins of equal width, weighted by their leads; 0 is best.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>What perfect probabilities would show on average with so many leads.</summary>
    public required double CalibrationErrorByChance { get; init; }

    /// <summary>Its standard deviation.</summary>
    public required double CalibrationErrorDeviation { get; init; }

    public static OutcomeCheck Of(IReadOnlyCollection<JudgedLead> leads, DateTimeOffset from, DateTimeOffset to)
    {
        var positives = leads.Count(x => x.Converted);
        var observed = ShareInterval.Of(positives, leads.Count, Doubt);
        var (error, chance, variance) = (0.0, 0.0, 0.0);
        foreach (var bin in leads.GroupBy(x => Math.Clamp((int)(x.Probability * Bins), 0, Bins - 1)))
        {
            // A bin's surplus of positives is about normal, so its size is half-normal.
            var chances = bin.Sum(x => x.Probability * (1 - x.Probability));
            error += Math.Abs(bin.Sum(x => (x.Converted ? 1 : 0) - x.Probability));
            chance += Math.Sqrt(chances * 2 / Math.PI);
            variance += chances * (1 - (2 / Math.PI));
        }

        double rows = Math.Max(1, leads.Count);
        return new OutcomeCheck
        {
            From = from,
            To = to,
            Leads = leads.Count,
            Positives = positives,
            Predicted = leads.Sum(x => x.Probability) / rows,
            Observed = observed.Share,
            ObservedLow = observed.Low,
            ObservedHigh = observed.High,
            CalibrationError = error / rows,
            CalibrationErrorByChance = chance / rows,
            CalibrationErrorDeviation = Math.Sqrt(variance) / rows,
        };
    }
}
