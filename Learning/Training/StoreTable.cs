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

    public static async Task<RawTable> ReadAsync(MarketingDbContext database, TimeSpan outcomeWindow, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var leads = await database.Set<Lead>().AsNoTracking().OrderBy(x => x.TriagedAt).ToListAsync(cancellationToken);
        var conversions = await database.Set<EngagementEvent>().AsNoTracking()
            .Where(x => x.Kind == EngagementKind.Converted)
            .Select(x => new { x.JourneyId, x.OccurredAt })
            .ToListAsync(cancellationToken);
        var convertedAt = conversions.ToLookup(x => x.JourneyId, x => x.OccurredAt);

        var rows = new List<(IReadOnlyDictionary<string, string> Fields, Lead Lead, bool Converted)>();
        foreach (var lead in leads)
        {
            var converted = convertedAt[lead.JourneyId].Any(x => x >= lead.TriagedAt);
            var before = convertedAt[lead.JourneyId].Any(x => x < lead.TriagedAt);
            var mayStill = !converted && lead.TriagedAt + outcomeWindow > now;
            if (!before && !mayStill)
                rows.Add((LeadFields.Of(lead.Profile), lead, converted));
        }

        var positives = rows.Count(x => x.Converted);
        if (positives == 0 || positives == rows.Count)
            throw new TrainingDataException($"There is nothing to learn from yet: {rows.Count} leads are kept here that can be judged, {positives} of them converted, and both outcomes are needed.");

        string[] names = [.. rows.SelectMany(x => x.Fields.Keys).Distinct(StringComparer.Ordinal).Where(x => x != LabelColumn).Order(StringComparer.Ordinal)];

        // The journey id keeps equal leads apart: two leads with one profile are two observations.
        string[] header = ["journey_id", .. names, LabelColumn];
        var table = new RawTableBuilder(header);
        foreach (var (fields, lead, converted) in rows)
            table.Add([lead.JourneyId.ToString(), .. names.Select(name => MissingValues.Clean(fields.GetValueOrDefault(name))), converted ? "1" : "0"]);

        return table.Build("store", files: 0);
    }
}
