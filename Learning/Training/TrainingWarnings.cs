using MarketingBus.Learning.Models;
using MarketingBus.Learning.Watch;

namespace MarketingBus.Learning.Training;

/// <summary>What a reader should know before trusting the figures.</summary>
internal static class TrainingWarnings
{
    public static IReadOnlyList<string> Of(PreparedData data)
    {
        List<string> warnings = [.. data.Label.Notes];
        if (data.Leaks.Count(x => x.Excluded) is > 0 and var leaks)
            warnings.Add($"{leaks} of the columns seem to know the answer and were left out: {string.Join(", ", data.Leaks.Where(x => x.Excluded).Select(x => x.Column))}.");
        if (data.Split.WhyNotByTime is { } notByTime)
            warnings.Add(notByTime);
        if (data.Division.Question is { } question)
            warnings.Add(question);
        if (data.Division.SortKey is { } key)
            warnings.Add($"The file is sorted by '{key}', so the order of its rows was not taken for that of time.");
        if (data.Twins is { } twins)
        {
            warnings.Add($"{twins.Rows} of the rows are copies of others{(twins.IsNear ? ", or nearly so," : "")} but for their ids, with the same outcomes: they stay together, on one side of every division, and count as one observation each. "
                + "A division that parted them would flatter the figures.");
        }

        if (data.Division.Question is null && data.Drift.Where(x => x.StabilityIndex >= ColumnDrift.Large).Select(x => x.Column).ToList() is { Count: > 0 } moved)
        {
            warnings.Add(data.Split.IsOrdered
                ? $"What is learned from is not like what came last: {string.Join(", ", moved)} moved far. Expect worse figures than cross-validation shows, and train again often."
                : $"The first rows are not like the last: {string.Join(", ", moved)} moved far. If the rows are in order of time, say so, and the newest will judge.");
        }

        if (data.Split.IsOrdered && LabelDrift.Between(data.Label, data.Split.Training, data.Split.HeldOut) is { } rates)
            warnings.Add(FormattableString.Invariant($"The outcome itself has drifted: {rates.Before:P1} of the older rows are positive, {rates.After:P1} of the newest. Probabilities are as good as the next months are like the last."));
        if (data.Twins is null && data.Table.EqualRows is > 0 and var equal)
            warnings.Add($"{equal} rows are exact copies of others; no column names the record, and their outcomes agree no more than those of strangers, so they are kept as observations of their own.");
        if (data.Table.ShortRows + data.Table.MisquotedRows > 0)
            warnings.Add($"{data.Table.ShortRows} rows had fewer fields than the header, and {data.Table.MisquotedRows} had a quote where none belongs: the missing fields count as unknown, the quotes as text.");
        if (LightGbmLibrary.WhyNot is { } reason)
            warnings.Add($"LightGBM cannot be used on this machine and is not among the members: {reason}");

        return warnings;
    }
}
