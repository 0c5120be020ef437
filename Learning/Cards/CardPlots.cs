using MarketingBus.Learning.Evaluation;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace MarketingBus.Learning.Cards;

/// <summary>The plots of one protocol.</summary>
internal static class CardPlots
{
    public static Html Of(ScoreCurves curves) => Html.Of($"<div class=\"plots\">{Reliability(curves.Reliability)}{Roc(curves.Roc)}{Gains(curves.Gains)}{Lift(curves.Gains)}</div>");

    static Html Reliability(IReadOnlyList<ReliabilityBin> bins)
    {
        if (bins.Count == 0)
            return Html.None;

        var plot = CardPlot.Empty();
        plot.Axes.Add(CardPlot.Shares(AxisPosition.Bottom, "predicted"));
        plot.Axes.Add(CardPlot.Shares(AxisPosition.Left, "came true"));
        plot.Annotations.Add(CardPlot.Reference(1, 0));

        var most = bins.Max(x => x.Rows);
        var sizes = new RectangleBarSeries { FillColor = CardPlot.Line, StrokeThickness = 0 };
        foreach (var bin in bins)
            sizes.Items.Add(new RectangleBarItem(bin.From + 0.008, 0, bin.To - 0.008, 0.18 * bin.Rows / most));

        plot.Series.Add(sizes);
        plot.Series.Add(LineOf(bins.Select(x => new DataPoint(x.MeanProbability, x.PositiveShare)), MarkerType.Circle));
        return CardPlot.Figure(plot, "Reliability", FormattableString.Invariant($"On the dashed line, what was predicted came true. Grey: how many rows each bin has, {bins.Min(x => x.Rows):N0} to {most:N0}."));
    }

    static Html Roc(IReadOnlyList<RocPoint> points)
    {
        if (points.Count == 0)
            return Html.None;

        var plot = CardPlot.Empty();
        plot.Axes.Add(CardPlot.Shares(AxisPosition.Bottom, "false positive rate"));
        plot.Axes.Add(CardPlot.Shares(AxisPosition.Left, "true positive rate"));
        plot.Annotations.Add(CardPlot.Reference(1, 0));
        plot.Series.Add(LineOf(points.Select(x => new DataPoint(x.FalsePositiveRate, x.TruePositiveRate)), MarkerType.None));
        return CardPlot.Figure(plot, "Receiver operating characteristic", "Dashed: chance.");
    }

    static Html Gains(IReadOnlyList<GainsStep> steps)
    {
        if (steps.Count == 0)
            return Html.None;

        var plot = CardPlot.Empty();
        plot.Axes.Add(CardPlot.Shares(AxisPosition.Bottom, "best-scored rows taken"));
        plot.Axes.Add(CardPlot.Shares(AxisPosition.Left, "positives among them"));
        plot.Annotations.Add(CardPlot.Reference(1, 0));
        plot.Series.Add(LineOf(steps.Select(x => new DataPoint(x.Share, x.Captured)).Prepend(new DataPoint(0, 0)), MarkerType.Circle));
        var best = steps.FirstOrDefault(x => x.Share >= 0.295) ?? steps[^1];
        return CardPlot.Figure(plot, "Cumulative gains", FormattableString.Invariant($"The best-scored {best.Share:P0} hold {best.Captured:P0} of the positives. Dashed: chance."));
    }

    static Html Lift(IReadOnlyList<GainsStep> steps)
    {
        if (steps.Count == 0)
            return Html.None;

        var top = Math.Max(1.5, Math.Ceiling(steps.Max(x => x.Lift) * 2) / 2);
        var plot = CardPlot.Empty();
        plot.Axes.Add(CardPlot.Numbers(AxisPosition.Bottom, "tenth of the rows, best-scored first", 0.5, steps.Count + 0.5, 1, "0"));
        plot.Axes.Add(CardPlot.Numbers(AxisPosition.Left, "lift", 0, top, top > 4 ? 1 : 0.5, "0.0"));
        plot.Axes[0].MajorGridlineStyle = LineStyle.None;
        var bars = new RectangleBarSeries { FillColor = CardPlot.Main, StrokeThickness = 0 };
        for (var i = 0; i < steps.Count; i++)
            bars.Items.Add(new RectangleBarItem(i + 0.65, 0, i + 1.35, steps[i].Lift));

        plot.Series.Add(bars);
        plot.Annotations.Add(CardPlot.Reference(0, 1));
        return CardPlot.Figure(plot, "Lift by tenth", "Share of positives in each tenth over that of all rows. Dashed: no better than any other row.");
    }

    static LineSeries LineOf(IEnumerable<DataPoint> points, MarkerType marker)
    {
        var line = new LineSeries { Color = CardPlot.Main, StrokeThickness = 2, MarkerType = marker, MarkerSize = 3.5, MarkerFill = CardPlot.Main };
        line.Points.AddRange(points);
        return line;
    }
}
