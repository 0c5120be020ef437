using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Leads;
using MarketingBus.Learning.Scoring;
using MarketingBus.Learning.Tables;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Learning.Training;

/// <summary>
/// The leads kept here as a table: the profile as of triage, and whether the lead converted afterwards. A lead that converted before its
/// last triage is left out, since its profile is younger than its outcome.
/// </summary>
internal static class StoreTable
{
    public const string LabelColumn = "converted";

    /// <summary>Orders the rows; a lead that is to be scored has none yet.</summary>
    public const string TimeColumn = "triaged_at";

    // Keeps equal leads apart: two leads with one profile are two observations.
    const string IdColumn = "journey_id";

    /// <param name="outcomeWindow">How long each lead had to convert; leads that have not had it yet are left out. Zero: until now, each its own time.</param>
    public static async Task<RawTable> ReadAsync(MarketingDbContext database, TimeSpan outcomeWindow, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var conversions = await database.Set<EngagementEvent>().AsNoTracking()
            .Where(x => x.Kind == EngagementKind.Converted)
            .Select(x => new { x.JourneyId, x.OccurredAt })
            .ToListAsync(cancellationToken);
        var convertedAt = conversions.ToLookup(x => x.JourneyId, x => x.OccurredAt);

        var newest = now - outcomeWindow;
        var leads = database.Set<Lead>().AsNoTracking().Where(x => x.TriagedAt <= newest).OrderBy(x => x.TriagedAt).Select(x => new { x.JourneyId, x.TriagedAt, x.Profile });
        var rows = new List<Row>();
        await foreach (var lead in leads.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var until = outcomeWindow > TimeSpan.Zero ? lead.TriagedAt + outcomeWindow : DateTimeOffset.MaxValue;
            var converted = convertedAt[lead.JourneyId];
            if (!converted.Any(x => x < lead.TriagedAt))
                rows.Add(new Row(lead.JourneyId, lead.TriagedAt, LeadFields.Of(lead.Profile), converted.Any(x => x <= until)));
        }

        var positives = rows.Count(x => x.Converted);
        if (positives == 0 || positives == rows.Count)
        {
            var younger = await database.Set<Lead>().CountAsync(x => x.TriagedAt > newest, cancellationToken);
            throw new TrainingDataException(
                $"There is nothing to learn from yet: {rows.Count} leads are kept here that can be judged, {positives} of them converted, and both outcomes are needed."
                + (younger == 0 ? "" : FormattableString.Invariant($" {younger} leads were triaged less than {outcomeWindow.TotalDays:0.##} days ago and still may convert; ask for a shorter outcome window if that is too long.")));
        }

        return TableOf(rows);
    }

    static RawTable TableOf(List<Row> rows)
    {
        string[] names = [.. rows.SelectMany(x => x.Fields.Keys).Distinct(StringComparer.Ordinal).Where(x => x is not (IdColumn or TimeColumn or LabelColumn)).Order(StringComparer.Ordinal)];
        var table = new RawTableBuilder([IdColumn, TimeColumn, .. names, LabelColumn]);
        foreach (var row in rows)
        {
            table.Add(
            [
                row.JourneyId.ToString(), row.TriagedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffK", CultureInfo.InvariantCulture),
                .. names.Select(name => MissingValues.Clean(row.Fields.GetValueOrDefault(name))), row.Converted ? "1" : "0",
            ]);
        }

        return table.Build("store", files: 0);
    }

    sealed record Row(Guid JourneyId, DateTimeOffset TriagedAt, IReadOnlyDictionary<string, string> Fields, bool Converted);
}
