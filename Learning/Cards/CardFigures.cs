using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Training;

namespace MarketingBus.Learning.Cards;

/// <summary>How good the model is: a table for each protocol, and plots where its curves were kept.</summary>
internal static class CardFigures
{
    public static Html Of(TrainingReport report) => Html.Of(
        $"""
        <section><h2>How good it is</h2>
        <p class="soft">On rows that it had not seen, with 95 % bootstrap intervals. AUC and average precision: how well it ranks. Brier, calibration error (ECE) and log-loss: how far its probabilities are off, less is better.
        Lift: positives among the best-scored tenth over those among all.</p>
        {(report.Evaluations.Count == 0 ? Older(report) : Html.All(report.Evaluations.Select(Protocol)))}
        </section>
        """);

    static Html Older(TrainingReport report) => Html.Of(
        $"""<p>{report.Protocol}</p>{Table(report.Models)}<p class="soft">No curves were kept of this model.</p>""");

    static Html Protocol(ProtocolResult result, int place) => Html.Of(
        $"""
        <h3>{Title(result.Name)}{(place == 0 ? ", which decided" : "")}: {result.Rows:N0} rows</h3>
        <p>{result.Protocol}</p>
        {Table(result.Models)}
        {(result.Curves.Roc.Count == 0 ? Html.Of($"<p class=\"soft\">No curves were kept of this protocol.</p>") : CardPlots.Of(result.Curves))}
        """);

    static Html Table(IReadOnlyList<ModelMetrics> models) => Html.Of(
        $"""
        <div class="wide"><table>
        <thead><tr><th>model</th><th class="n">AUC</th><th class="n">average precision</th><th class="n">Brier</th><th class="n">ECE</th><th class="n">log-loss</th><th class="n">lift at 10 %</th></tr></thead>
        <tbody>{models.Select(Row)}{(models.Count == 0 ? Html.None : Chance(models[0].Metrics))}</tbody>
        </table></div>
        """);

    static Html Row(ModelMetrics model)
    {
        var x = model.Metrics;
        return Html.Of(
            $"""
            <tr class="{(model.Name == "ensemble" ? "main" : "")}"><td>{Words(model.Name)}</td>
            <td class="n">{x.Auc:0.000}{Interval(x.AucLow, x.AucHigh, "0.000")}</td>
            <td class="n">{x.AveragePrecision:0.000}{Interval(x.AveragePrecisionLow, x.AveragePrecisionHigh, "0.000")}</td>
            <td class="n">{x.Brier:0.0000}{Interval(x.BrierLow, x.BrierHigh, "0.0000")}</td>
            <td class="n">{(x.ExpectedCalibrationError > 0 ? Html.Of($"{x.ExpectedCalibrationError:0.000}") : Html.None)}</td>
            <td class="n">{x.LogLoss:0.000}</td>
            <td class="n">{x.TopDecileLift:0.00}</td></tr>
            """);
    }

    static Html Chance(BinaryMetrics x) => Html.Of(
        $"""
        <tr><td class="soft">always the base rate</td><td class="n">{0.5:0.000}</td><td class="n">{x.BaseRate:0.000}</td><td class="n">{x.BaseRateBrier:0.0000}</td><td></td><td></td><td class="n">{1:0.00}</td></tr>
        """);

    /// <summary>Nothing where none was measured.</summary>
    static Html Interval(double low, double high, string format) => high > 0
        ? Html.Of($"<small>{low.ToString(format, System.Globalization.CultureInfo.InvariantCulture)} – {high.ToString(format, System.Globalization.CultureInfo.InvariantCulture)}</small>")
        : Html.None;

    static string Title(string name) => name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + Words(name)[1..];

    static string Words(string name) => name.Replace('_', ' ');
}
