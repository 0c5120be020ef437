using MarketingBus.Data.Ingress;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Scoring;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Training;

/// <summary>
/// What a model scores, and why. The leads are scored by a file's model only where somebody asked for it, or where the columns that it reads are shown to be the leads' own: most of them are
/// known of the leads kept here, with such values, or are their fields by name where none are kept yet; and the label says that one converted.
/// </summary>
/// <param name="Scope">As of <see cref="ModelScope"/>.</param>
/// <param name="Reason">For people, one sentence or two.</param>
internal sealed record TargetEvidence(string Scope, string Reason)
{
    const int LeastLeads = 50;
    const int LeastColumns = 3;
    const double LeastShare = 2.0 / 3;
    const double LeastKnown = 0.05;
    const double LeastAlike = 0.5;
    const int MostNamed = 12;

    static readonly HashSet<string> Conversions = ["converted", "conversion", "is_converted", "has_converted", "won", "is_won"];

    /// <param name="leads">Fields and attributes of some of the leads kept here, by their names in snake_case.</param>
    public static TargetEvidence Of(PreparedData data, IReadOnlyList<IReadOnlyDictionary<string, string>> leads)
    {
        if (data.Request.FromStore)
            return new TargetEvidence(ModelScope.Leads, "It scores leads: it learned from those kept here.");

        var read = data.Schema.Features.Select(x => data.Columns.First(column => column.Name == x.Column)).ToList();
        var (own, others) = (read.Where(x => IsLeads(x, leads)).ToList(), read.Where(x => !IsLeads(x, leads)).ToList());
        if (data.Request.Target == ModelTarget.Leads)
            return new TargetEvidence(ModelScope.Leads, own.Count > 0
                ? $"It scores leads, as was asked; of its columns {Named(own)} are known of leads{(others.Count > 0 ? $", {Named(others)} are not" : "")}."
                : "It scores leads, as was asked, but none of its columns is known of any: every lead is left to the rules.");

        var isConversion = data.Request.OutcomesPath is not null || Conversions.Contains(ColumnName.SnakeCase(data.Label.Column));
        var isShown = own.Count >= LeastColumns && own.Count >= LeastShare * read.Count && isConversion;
        if (data.Request.Target is null && isShown)
            return new TargetEvidence(ModelScope.Leads, $"It scores leads: its columns {Named(own)} are the leads' own{(leads.Count >= LeastLeads ? ", with values such as theirs" : "")}. To keep it from them, say --for file (over REST \"for\": \"file\").");

        return new TargetEvidence(ModelScope.OfColumns(data.Schema), data.Request.Target == ModelTarget.File
            ? "It scores no leads, as was asked."
            : $"It scores no leads, since nothing shows that its rows are such: {WhyNot(own, read.Count, isConversion, data.Label)}. Where it is to score them, say --for leads (over REST \"for\": \"leads\").");
    }

    static string WhyNot(List<TypedColumn> own, int read, bool isConversion, Label label) =>
        own.Count == 0 ? "none of its columns is one of the leads' own"
        : own.Count < LeastColumns || own.Count < LeastShare * read ? $"of its {read} columns only {Named(own)} {(own.Count == 1 ? "is" : "are")} the leads' own"
        : isConversion ? "" : $"its columns are the leads' own, but '{TextRules.Shown(label.Column)}' is no conversion by its name";

    static bool IsLeads(TypedColumn column, IReadOnlyList<IReadOnlyDictionary<string, string>> leads)
    {
        var name = ColumnName.SnakeCase(column.Name);
        if (leads.Count < LeastLeads)
            return Scoring.LeadFields.Names.Contains(name);

        List<string> values = [.. leads.Select(x => MissingValues.Clean(x.GetValueOrDefault(name))).OfType<string>()];
        return values.Count >= LeastKnown * leads.Count && values.Count(x => IsAlike(column, x)) >= LeastAlike * values.Count;
    }

    static bool IsAlike(TypedColumn column, string value) => column.Kind == ColumnKind.Categorical
        ? column.Raw.Distinct.Contains(value, StringComparer.OrdinalIgnoreCase)
        : double.IsFinite(ColumnNumbers.Of(value, column.Kind, column.DateFormat, column.NumberFormat));

    static string Named(List<TypedColumn> columns) =>
        string.Join(", ", columns.Take(MostNamed).Select(x => TextRules.Shown(x.Name))) + (columns.Count > MostNamed ? $" and {columns.Count - MostNamed} others" : "");
}
