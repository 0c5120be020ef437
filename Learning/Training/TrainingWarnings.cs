using MarketingBus.Learning.Models;
using MarketingBus.Learning.Watch;

namespace MarketingBus.Learning.Training;

/// <summary>What a reader should know before trusting the figures.</summary>
internal static class TrainingWarnings
{
    public static IReadOnlyList<string> Of(PreparedData data)
    {
        List<string> warnings = [];
        if (data.Leaks.Count(x => x.Excluded) is > 0 and var leaks)
            warnings.Add($"{leaks} of the columns seem to know the answer and were left out: {string.Join(", ", data.Leaks.Where(x => x.Excluded).Select(x => x.Column))}.");
        if (data.Split is { IsOrdered: true, TimeColumn: null } && data.Request.RowsAreOrdered is null)
            warnings.Add("No column tells the time, but what rows are like has moved from the first to the last: their order was taken for that of time, oldest first. Say so, or say that it is not, if you know.");
        if (data.Drift.Where(x => x.StabilityIndex >= ColumnDrift.Large).Select(x => x.Column).ToList() is { Count: > 0 } moved)
        {
            warnings.Add(data.Split.IsOrdered
                ? $"What is learned from is not like what came last: {string.Join(", ", moved)} moved far. Expect worse figures than cross-validation shows, and train again often."
                : $"The first rows are not like the last: {string.Join(", ", moved)} moved far. If the rows are in order of time, say so, and the newest will judge.");
        }

        if (data.Split.IsOrdered && LabelDrift.Between(data.Label, data.Split.Training, data.Split.HeldOut) is { } rates)
            warnings.Add(FormattableString.Invariant($"The outcome itself has drifted: {rates.Before:P1} of the older rows are positive, {rates.After:P1} of the newest. Probabilities are as good as the next months are like the last."));
        if (data.Table.EqualRows is > 0 and var equal)
            warnings.Add($"{equal} rows are exact copies of others; no column names the record, so they are kept as observations of their own. If they are copies of one record, remove them: they flatter the figures.");
        if (data.Table.ShortRows + data.Table.MisquotedRows > 0)
            warnings.Add($"{data.Table.ShortRows} rows had fewer fields than the header, and {data.Table.MisquotedRows} had a quote where none belongs: the missing fields count as unknown, the quotes as text.");
        if (LightGbmLibrary.WhyNot is { } reason)
            warnings.Add($"LightGBM cannot be used on this machine and is not among the members: {reason}");

        return warnings;
    }
}
