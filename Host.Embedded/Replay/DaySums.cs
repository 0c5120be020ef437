using MarketingBus.Host.Embedded.Commands;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>
/// Several rows that are parts of one campaign's day, as one event: counts and amounts are added, rates follow from them, of budgets the largest holds. A day is kept until its
/// last row, so that a file that is ordered by campaign or by day needs little memory.
/// </summary>
internal sealed class DaySums(EventReader reader, FileSurvey survey)
{
    /// <summary>Days whose last row has not come yet; about 1 KB each.</summary>
    const int MostOpen = 200_000;

    /// <summary>What decimals can hold without doubt.</summary>
    const double LargestExact = 1e15;

    const string Unreadable = "a part of this campaign's day cannot be read";

    static readonly string[] Added = ["impressions", "clicks", "leads_created", "conversions", "cost_usd", "revenue_usd"];
    static readonly string[] Derived = ["ctr", "cpl_usd", "roas"];
    static readonly string[] Largest = ["daily_budget_usd", "total_budget_usd"];

    readonly Dictionary<ulong, List<CsvRow>> origins = [];
    readonly Dictionary<ulong, ReplayEvent> sums = [];

    /// <summary>Days that were made of several rows.</summary>
    public int Days { get; private set; }

    public int RowsAdded { get; private set; }

    public ReplayEvent? Add(CsvRow row)
    {
        var subject = survey.SubjectOf(row);
        if (!survey.Subjects.HasSeveral(subject))
            return reader.Read(row);

        var part = PartOf(row);
        var known = sums.GetValueOrDefault(subject);
        var rows = origins.TryGetValue(subject, out var before) ? before : origins[subject] = [];
        rows.Add(row);
        var sum = known is null ? part : Joined(known, part);
        if (!survey.Subjects.IsLast(row.Number, subject))
        {
            if (origins.Count > MostOpen)
                throw new CommandFailedException($"More than {MostOpen} days of campaigns have rows far apart: sort the file by campaign and date, and replay it again.");

            sums[subject] = sum;
            return null;
        }

        sums.Remove(subject);
        origins.Remove(subject);
        return Whole(sum with { Origin = rows });
    }

    /// <summary>A figure that was left out of a part would be missing in the whole.</summary>
    ReplayEvent PartOf(CsvRow row)
    {
        var part = reader.ReadFields(row);
        return part.Notes.FirstOrDefault(x => Added.Contains(x.Field)) is { } note ? part with { Body = null, Error = $"{note.Field}: {note.Message}" } : part;
    }

    ReplayEvent Whole(ReplayEvent sum)
    {
        if (sum.Error is not null)
            return sum;

        Days++;
        RowsAdded += sum.Origin.Count;
        foreach (var rate in Derived)
            sum.Body!.Remove(rate);

        return reader.Identified(sum, reader.IdOf(sum), isLast: true);
    }

    static ReplayEvent Joined(ReplayEvent sum, ReplayEvent part)
    {
        if (sum.Error is not null)
            return sum.Error.StartsWith(Unreadable, StringComparison.Ordinal) ? sum : sum with { Error = $"{Unreadable}: row {sum.Row}, {sum.Error}" };

        if (part.Error is { } error)
            return sum with { Body = null, Error = $"{Unreadable}: row {part.Row}, {error}" };

        foreach (var name in Added.Where(part.Body!.ContainsKey))
            sum.Body![name] = Sum(Figures.Of(sum.Body, name) ?? 0, Figures.Of(part.Body, name) ?? 0);

        foreach (var name in Largest.Where(part.Body.ContainsKey))
            sum.Body![name] = Math.Max(Figures.Of(sum.Body, name) ?? 0, Figures.Of(part.Body, name) ?? 0);

        return sum with { Notes = [.. sum.Notes, .. part.Notes] };
    }

    // As people add: 14.30 and 18.20 and 0.80 are 33.30.
    static double Sum(double left, double right) => Math.Max(Math.Abs(left), Math.Abs(right)) < LargestExact ? (double)((decimal)left + (decimal)right) : left + right;
}
