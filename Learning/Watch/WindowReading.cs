using MarketingBus.Data.Queries;
using MarketingBus.Learning.Scoring;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Watch;

/// <summary>Counts what a window's leads are like, one lead at a time.</summary>
internal sealed class WindowReading(IReadOnlyList<ColumnDistribution> distributions)
{
    const string TooLittleKnown = "model.too_little_known";

    readonly ColumnCounts[] counts = [.. distributions.Select(x => new ColumnCounts(x))];
    readonly string[] names = [.. distributions.Select(x => ColumnName.SnakeCase(x.Column))];
    double predicted;
    int scored;
    int notInformed;

    public int Leads => scored + notInformed;

    public double NotInformedShare => Leads == 0 ? 0 : (double)notInformed / Leads;

    public double? Predicted => scored == 0 ? null : predicted / scored;

    public IReadOnlyList<ColumnCheck> Columns() => [.. counts.Select(x => x.Check()).OrderByDescending(x => x.StabilityIndex)];

    /// <summary>A lead that the model scored, or that it was asked about and left to the rules; any other is passed over.</summary>
    public void Add(ScoredLead lead, string modelVersion)
    {
        if (lead.ModelVersion == modelVersion)
            (scored, predicted) = (scored + 1, predicted + (lead.Score / 100));
        else if (lead.Reasons.Any(x => x.Code == TooLittleKnown))
            notInformed++;
        else
            return;

        var fields = LeadFields.Of(lead.Profile);
        for (var i = 0; i < counts.Length; i++)
            counts[i].Add(MissingValues.Clean(fields.GetValueOrDefault(names[i])));
    }
}
