using System.Text.Json;
using MarketingBus.Data.Learning;

namespace MarketingBus.Api.Ingress.Answers;

/// <summary>How a model did over a while, while it scored leads.</summary>
public sealed record ModelCheckAnswer
{
    public required DateTimeOffset CheckedAt { get; init; }

    public required DateTimeOffset WindowFrom { get; init; }

    public required DateTimeOffset WindowTo { get; init; }

    /// <summary>Leads that it was asked about.</summary>
    public required int Leads { get; init; }

    /// <summary>Leads whose outcome could be judged.</summary>
    public required int Outcomes { get; init; }

    public required bool IsDrifted { get; init; }

    /// <summary>All figures: columns, outcomes, calibration, and the reasons of a drift.</summary>
    public required JsonElement Report { get; init; }

    internal static ModelCheckAnswer Of(ModelCheck check) => new()
    {
        CheckedAt = check.CheckedAt,
        WindowFrom = check.WindowFrom,
        WindowTo = check.WindowTo,
        Leads = check.Leads,
        Outcomes = check.Outcomes,
        IsDrifted = check.IsDrifted,
        Report = JsonElement.Parse(check.ReportJson),
    };
}
