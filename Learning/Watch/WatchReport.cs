using System.Text.Json.Serialization;

namespace MarketingBus.Learning.Watch;

/// <summary>How the promoted model did over the last while. Kept as JSON in snake_case.</summary>
internal sealed record WatchReport
{
    public required string ModelVersion { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }

    public required DateTimeOffset WindowFrom { get; init; }

    public required DateTimeOffset WindowTo { get; init; }

    /// <summary>Leads in the window that the model was asked about, at most the newest <see cref="WatchOptions.MostLeads"/>.</summary>
    public required int Leads { get; init; }

    /// <summary>Leads of these that were left to the rules, since too little is known of them, 0 to 1.</summary>
    public required double NotInformedShare { get; init; }

    /// <summary>Mean probability of the leads that it scored, 0 to 1; null when it scored none.</summary>
    public double? Predicted { get; init; }

    /// <summary>Most shifted first.</summary>
    public required IReadOnlyList<ColumnCheck> Columns { get; init; }

    /// <summary>Share of positives among the training rows, 0 to 1.</summary>
    public required double BaseRate { get; init; }

    /// <summary>Rows that the base rate comes from; 0 where that is not known.</summary>
    public required int BaseRateRows { get; init; }

    /// <summary>The newest leads that can be judged; null when there are too few.</summary>
    public OutcomeCheck? Outcomes { get; init; }

    /// <summary>The same in consecutive windows, newest first.</summary>
    public required IReadOnlyList<OutcomeCheck> Periods { get; init; }

    public bool IsDrifted { get; init; }

    /// <summary>Why, each one sentence.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Of all categories known of the leads, those that no training row had, 0 to 1.</summary>
    [JsonInclude]
    public double UnseenShare => Columns.Where(x => x.UnseenValues is not null).Sum(x => x.KnownValues) is > 0 and var known ? (double)Columns.Sum(x => x.UnseenValues ?? 0) / known : 0;
}
