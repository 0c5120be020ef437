using System.Globalization;
using MarketingBus.Learning.Training;

namespace MarketingBus.Learning.Cards;

/// <summary>What is inside the model and what went into it.</summary>
internal static class CardTables
{
    const int MostBars = 20;

    public static Html Members(TrainingReport report) => report.Chosen.Count == 0 ? Html.None : Html.Of(
        $"""
        <section><h2>What it is made of</h2>
        <div class="wide"><table>
        <thead><tr><th>member</th><th>settings that the search chose</th><th class="n">log-loss in its folds</th><th class="n">weight</th></tr></thead>
        <tbody>{report.Chosen.Select(x => Html.Of(
            $"""<tr><td>{x.Name.Replace('_', ' ')}</td><td>{x.Settings}</td><td class="n">{x.LogLoss:0.0000}</td><td class="n">{x.Weight:0.00}</td></tr>"""))}</tbody>
        </table></div>
        </section>
        """);

    public static Html Importance(TrainingReport report)
    {
        var shown = report.Importance.Take(MostBars).ToList();
        var most = shown.Select(x => Math.Abs(x.AucLoss)).DefaultIfEmpty().Max();
        return shown.Count == 0 ? Html.None : Html.Of(
            $"""
            <section><h2>What columns are worth</h2>
            <p class="soft">AUC that is lost on unseen rows when a column is shuffled. Near 0 or below it: the model does as well without.{(report.Importance.Count > MostBars ? $" The first {MostBars} of {report.Importance.Count}." : "")}</p>
            <table><tbody>{shown.Select(x => Html.Of(
                $"""<tr><td class="name">{x.Column}</td><td class="bars"><span class="bar{(x.AucLoss < 0 ? " loss" : "")}" style="width:{(most > 0 ? 100 * Math.Abs(x.AucLoss) / most : 0):0.0}%"></span></td><td class="n">{x.AucLoss:0.0000}</td></tr>"""))}</tbody></table>
            </section>
            """);
    }

    public static Html Reasons() => Html.Of(
        $"""
        <section><h2>How a score's reasons are found</h2>
        <p>Each member's score is taken apart exactly: the regression's into weight × distance from the mean, a tree's into the change of the mean score at every split on the lead's way, given to the column that was asked.
        The parts add up to how far the lead's log-odds are from the average lead's. The three strongest are given, each as the points of probability that the lead would not have without it; of two columns that say the same,
        the one asked first gets more. They describe the model, not causes.</p>
        </section>
        """);

    public static Html Leaks(TrainingReport report) => report.Leaks.Count == 0 ? Html.None : Html.Of(
        $"""
        <section><h2>Columns that may know the answer</h2>
        <div class="wide"><table>
        <thead><tr><th>column</th><th>done</th><th class="n">AUC alone</th><th>why</th></tr></thead>
        <tbody>{report.Leaks.Select(x => Html.Of(
            $"""<tr><td class="name">{x.Column}</td><td>{(x.Excluded ? "left out" : "kept")}</td><td class="n">{Figure(x.Auc, "0.000")}</td><td>{x.Reason}{(x.AucCost is { } cost ? string.Create(CultureInfo.InvariantCulture, $" Leaving it out costs {cost:0.000} AUC, by a regression.") : "")}</td></tr>"""))}</tbody>
        </table></div>
        </section>
        """);

    public static Html Drift(TrainingReport report) => report.Drift.Count == 0 ? Html.None : Html.Of(
        $"""
        <section><h2>What has moved since</h2>
        <p class="soft">Rows learned from against the newest ones. Stability index: below 0.1 little, above 0.25 much.</p>
        <div class="wide"><table>
        <thead><tr><th>column</th><th>moved</th><th class="n">stability index</th><th class="n">values never seen</th></tr></thead>
        <tbody>{report.Drift.Select(x => Html.Of(
            $"""<tr><td class="name">{x.Column}</td><td>{Moved(x.StabilityIndex)}</td><td class="n">{Figure(x.StabilityIndex, "0.000")}</td><td class="n">{x.UnseenShare:P1}</td></tr>"""))}</tbody>
        </table></div>
        </section>
        """);

    public static Html Columns(TrainingReport report) => Html.Of(
        $"""
        <section><h2>Columns</h2>
        <div class="wide"><table>
        <thead><tr><th>column</th><th>kind</th><th class="n">values</th><th class="n">missing</th><th>range and unit</th><th>treatment</th></tr></thead>
        <tbody>{report.Columns.Select(x => Html.Of(
            $"""<tr><td class="name">{x.Name}</td><td>{x.Kind.ToString().ToLowerInvariant()}</td><td class="n">{x.DistinctValues:N0}</td><td class="n">{x.MissingShare:P1}</td><td>{ColumnReportText.Range(x)}</td><td>{x.Treatment}</td></tr>"""))}</tbody>
        </table></div>
        </section>
        """);

    static string Moved(double index) => index switch { < 0.1 => "little", <= 0.25 => "some", _ => "much" };

    static string Figure(double value, string format) => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "–";
}
