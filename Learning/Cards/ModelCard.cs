using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Training;

namespace MarketingBus.Learning.Cards;

/// <summary>All that is known of a model on one page of HTML that needs nothing else: no script, no style sheet, no picture from anywhere.</summary>
public static class ModelCard
{
    /// <summary>What a browser is told to let the page do: be shown.</summary>
    public const string ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    // A page in a file has no headers; these two have no meaning there.
    static readonly string PolicyOfFile = ContentSecurityPolicy.Replace("; frame-ancestors 'none'; sandbox", "", StringComparison.Ordinal);

    public static string Of(ModelSummary model, TrainingReport report) => Html.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{PolicyOfFile}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Model {model.Version}</title>
        <style>{new Html(CardStyle.Sheet)}</style>
        </head>
        <body>
        <header>
        <h1>Model {model.Version} <span class="status {model.Status}">{model.Status}</span></h1>
        {(model.Message == report.Message ? Html.None : Html.Of($"<p>{model.Message}</p>"))}
        {CardFacts.Of(model, report)}
        </header>
        {CardFacts.Warnings(report)}
        {CardFacts.Use(model, report)}
        {CardFacts.Data(model, report)}
        {CardFigures.Of(report)}
        {CardTables.Members(report)}
        {CardTables.Importance(report)}
        {CardTables.Reasons()}
        {CardTables.Leaks(report)}
        {CardTables.Drift(report)}
        {CardTables.Columns(report)}
        </body>
        </html>

        """).Text;
}
