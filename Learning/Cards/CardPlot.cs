using System.Globalization;
using System.Text.RegularExpressions;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;

namespace MarketingBus.Learning.Cards;

/// <summary>A plot as part of a page: vectors and no more, in the page's colours, so that it is dark where the page is.</summary>
internal static partial class CardPlot
{
    const double Width = 420;
    const double Height = 320;

    // Each stands for a colour of the page by its name; no plot has another.
    public static readonly OxyColor Soft = OxyColor.FromRgb(1, 0, 1);
    public static readonly OxyColor Line = OxyColor.FromRgb(2, 0, 2);
    public static readonly OxyColor Main = OxyColor.FromRgb(3, 0, 3);
    public static readonly OxyColor Other = OxyColor.FromRgb(4, 0, 4);

    static readonly string[] Names = ["", "soft", "line", "main", "other"];

    public static PlotModel Empty() => new()
    {
        Culture = CultureInfo.InvariantCulture, Background = OxyColors.Undefined, PlotAreaBorderColor = Line, PlotAreaBorderThickness = new OxyThickness(0, 0, 0, 1), TextColor = Soft, DefaultFont = "sans-serif", DefaultFontSize = 12, Padding = new OxyThickness(4),
    };

    /// <summary>An axis of shares, 0 to 1, said as per cent.</summary>
    public static LinearAxis Shares(AxisPosition position, string title) => Numbers(position, title, 0, 1, 0.2, "0 %");

    public static LinearAxis Numbers(AxisPosition position, string title, double minimum, double maximum, double step, string format) => new()
    {
        Position = position, Title = title, Minimum = minimum, Maximum = maximum, MajorStep = step, StringFormat = format, MinorTickSize = 0, MajorTickSize = 3,
        TicklineColor = Line, AxislineColor = Line, TitleColor = Soft, TextColor = Soft, MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = Line, MajorGridlineThickness = 0.5, TitleFontSize = 12,
        // The exporter takes labels for narrower than browsers make them.
        AxisTitleDistance = position == AxisPosition.Left ? 14 : 6,
    };

    /// <summary>What chance, or a perfect forecast, would look like.</summary>
    public static LineAnnotation Reference(double slope, double intercept) =>
        new() { Slope = slope, Intercept = intercept, Color = Other, LineStyle = LineStyle.Dash, StrokeThickness = 1.2, Layer = AnnotationLayer.BelowSeries };

    public static Html Figure(PlotModel plot, string title, string text)
    {
        var exporter = new SvgExporter { Width = Width, Height = Height, IsDocument = false, UseVerticalTextAlignmentWorkaround = true };
        var svg = Colours().Replace(exporter.ExportToString(plot), x => $"var(--{Names[x.Groups[1].Value[0] - '0']})");
        // Several plots stand on one page, where names would meet; nothing is drawn outside the axes.
        svg = Clips().Replace(svg, "");
        // A size of its own would not let it shrink with the page.
        svg = Sized().Replace(svg, FormattableString.Invariant($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{title}\" xmlns"), 1);
        return Html.Of($"<figure><h3>{title}</h3>{new Html(svg)}<figcaption>{text}</figcaption></figure>");
    }

    [GeneratedRegex(@"rgb\(([1-4]),0,\1\)")]
    private static partial Regex Colours();

    [GeneratedRegex("<defs>.*?</defs>| clip-path=\"[^\"]*\"", RegexOptions.Singleline)]
    private static partial Regex Clips();

    [GeneratedRegex("<svg [^>]*?xmlns")]
    private static partial Regex Sized();
}
