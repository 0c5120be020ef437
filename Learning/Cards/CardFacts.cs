using System.Globalization;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Training;

namespace MarketingBus.Learning.Cards;

/// <summary>The parts of a card that are said in words: what the model is, what it is for, what it learned from.</summary>
internal static class CardFacts
{
    public static Html Of(ModelSummary model, TrainingReport report) => Html.Of(
        $"""
        <dl>
        <dt>Decision</dt><dd>{report.Decision} when trained. {report.Message}</dd>
        <dt>Trained</dt><dd>{Time(model.TrainedAt)} in {report.Duration.TotalSeconds:0.0} s</dd>
        <dt>Promoted</dt><dd>{(model.PromotedAt is { } promoted ? Time(promoted) : "never")}</dd>
        {(model.RetiredAt is { } retired ? Html.Of($"<dt>Retired</dt><dd>{Time(retired)}</dd>") : Html.None)}
        <dt>Scores</dt><dd>{(model.Scope == ModelScope.Leads ? "leads" : $"no leads ({model.Scope})")}</dd>
        <dt>SHA-256</dt><dd><code>{model.Sha256}</code></dd>
        </dl>
        """);

    public static Html Warnings(TrainingReport report) => report.Warnings.Count == 0
        ? Html.None
        : Html.Of($"<section><h2>Read this first</h2><ul>{report.Warnings.Select(x => Html.Of($"<li>{x}</li>"))}</ul></section>");

    public static Html Use(ModelSummary model, TrainingReport report) => Html.Of(
        $"""
        <section><h2>Intended use</h2>
        <p>Says how probable it is that <code>{report.LabelColumn}</code> turns out to be <code>{report.PositiveValue}</code>, for a row like those that it learned from.
        {(model.Scope == ModelScope.Leads ? "Triage makes a score of 0 to 100 of it, by which leads are ranked and routed." : "It scores no leads.")} {report.Scores}</p>
        <p>It tells what went together in the past, not what causes what, and is not made to decide about a person alone. Rows of another time, market or source than those below are beyond what was measured.</p>
        </section>
        """);

    public static Html Data(ModelSummary model, TrainingReport report) => Html.Of(
        $"""
        <section><h2>Data</h2>
        <dl>
        <dt>Source</dt><dd>{report.Source}{(report.FilesProcessed > 1 ? $" ({report.FilesProcessed} files)" : "")}</dd>
        <dt>Rows</dt><dd>{report.RowsRead:N0} read, {report.DuplicatesRemoved:N0} duplicates removed, {report.RowsWithoutLabel:N0} without a label</dd>
        <dt>Used</dt><dd>{report.TrainingRows:N0} to learn from, {report.HeldOutRows:N0} to judge by</dd>
        <dt>Time</dt><dd>{Window(model, report)}</dd>
        <dt>Label</dt><dd><code>{report.LabelColumn}</code> = <code>{report.PositiveValue}</code></dd>
        <dt>Base rate</dt><dd>{report.BaseRate:P2}</dd>
        <dt>Features</dt><dd>{report.FeaturesEngineered:N0} numbers from {report.Columns.Count(x => !x.Treatment.StartsWith("left out", StringComparison.Ordinal)):N0} of {report.Columns.Count:N0} columns</dd>
        </dl>
        </section>
        """);

    static string Window(ModelSummary model, TrainingReport report) => (report.DataFrom ?? model.DataFrom, report.DataTo ?? model.DataTo) switch
    {
        ({ } from, { } to) => string.Create(CultureInfo.InvariantCulture, $"{from.ToUniversalTime():yyyy-MM-dd} to {to.ToUniversalTime():yyyy-MM-dd}"),
        _ => "not known",
    };

    static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
