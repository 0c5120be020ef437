using System.Text.Json;
using System.Text.RegularExpressions;
using MarketingBus.Learning.Cards;
using MarketingBus.Learning.Guard;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_a_model_card_is_made
{
    const string Hostile = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";

    [Fact]
    public void Should_say_everything_that_the_report_does()
    {
        var report = SampleReport.Full();

        var card = CardOf(report);

        Assert.Contains("<title>Model 20260301-120000-3f9a</title>", card, StringComparison.Ordinal);
        foreach (var text in new[]
        {
            report.Source, report.Message, "9,240 read, 113 duplicates removed, 27 without a label", "38.50 %", "2024-11-03 to 2026-02-27", "Time ordered, which decided: 2,275 rows", "Cross validation: 9,100 rows",
            "0.889<small>0.875 – 0.902</small>", "0.1230<small>0.1170 – 0.1300</small>", "0.018", "champion", "310 trees, 24 leaves, rate 0.05", "0.74", "left out: may know the answer", "0.1042",
            "0.310", "much", report.Warnings[0], "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        })
            Assert.Contains(text, card, StringComparison.Ordinal);

        foreach (var name in report.Columns.Select(x => x.Name).Concat(report.Leaks.Select(x => x.Reason)))
            Assert.Contains(name, card, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_show_four_plots_in_the_colours_of_the_page()
    {
        var card = CardOf(SampleReport.Full());

        Assert.Equal(4, Regex.Count(card, "<svg "));
        foreach (var plot in Regex.Matches(card, "<svg .*?</svg>", RegexOptions.Singleline).Select(x => x.Value))
        {
            Assert.Contains("var(--main)", plot, StringComparison.Ordinal);
            Assert.DoesNotMatch("(?i)rgb\\(|#[0-9a-f]{6}", plot);
        }
    }

    [Fact]
    public void Should_need_nothing_from_elsewhere_and_run_nothing()
    {
        var card = CardOf(SampleReport.Full());

        Assert.DoesNotMatch("(?i)<(script|link|iframe|object|embed|img|base|form)\\b", card);
        Assert.DoesNotMatch("(?i)(src|href)\\s*=|url\\(|@import| id=", card);
        Assert.Contains("default-src &#39;none&#39;", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_take_no_text_of_the_data_for_markup()
    {
        var report = SampleReport.Full();
        report = report with
        {
            Version = Hostile, Source = Hostile, Message = Hostile, LabelColumn = Hostile, PositiveValue = Hostile, Protocol = Hostile, Scope = Hostile, Decision = Hostile, Warnings = [Hostile],
            Columns =
            [
                new ColumnReport(Hostile, ColumnKind.Numeric, Hostile, 0, 1) { Unit = Hostile, Numbers = new NumberRange(0, 1, 2) },
                new ColumnReport(Hostile, ColumnKind.Categorical, Hostile, 0, 1) { Values = [new ValueShare(Hostile, 1)] },
            ],
            Leaks = [new LeakWarning(Hostile, Hostile, 0.9, Excluded: true)],
            Importance = [new ColumnWorth(Hostile, 0.1)],
            Chosen = [new ChosenModel(Hostile, Hostile, 0.1, 1)],
            Drift = [report.Drift[0] with { Column = Hostile }],
            Evaluations = [.. report.Evaluations.Select(x => x with { Name = Hostile, Protocol = Hostile, Models = [.. x.Models.Select(y => y with { Name = Hostile })] })],
        };

        var card = ModelCard.Of(SampleReport.SummaryOf(report) with { Status = Hostile, Sha256 = Hostile }, report);

        Assert.DoesNotMatch("(?i)<script|<img", card);
        Assert.DoesNotContain("onerror=alert(1)>", card, StringComparison.Ordinal);
        Assert.True(Regex.Count(card, "&lt;script&gt;") >= 18);
    }

    [Fact]
    public void Should_say_between_what_the_values_of_a_column_are()
    {
        var card = CardOf(SampleReport.Full());

        Assert.Contains("0 to 2272, median 248, seconds", card, StringComparison.Ordinal);
        Assert.Contains("2025-01-02 to 2025-12-30", card, StringComparison.Ordinal);
        Assert.Contains("Google 31 %, Direct Traffic 28 %", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_do_with_what_an_older_version_kept()
    {
        var card = CardOf(SampleReport.Old());

        Assert.Contains("No curves were kept", card, StringComparison.Ordinal);
        Assert.Contains("0.889<small>0.875 – 0.902</small>", card, StringComparison.Ordinal);
        Assert.Contains("<td class=\"n\">0.1230</td>", card, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", card, StringComparison.Ordinal);
        Assert.DoesNotContain("What has moved", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_be_the_same_after_the_report_was_kept()
    {
        var report = SampleReport.Full();
        var kept = JsonSerializer.Deserialize<TrainingReport>(JsonSerializer.Serialize(report, WireJson.Options), WireJson.Options)!;

        Assert.Equal(CardOf(report), CardOf(kept));
    }

    [Fact]
    public void Should_be_made_of_a_model_that_learned_nothing()
    {
        var nothing = SampleReport.Old() with { Columns = [], Leaks = [], Models = [], Importance = [], BaseRate = 0, Decision = "refused" };

        Assert.Contains("refused", CardOf(nothing), StringComparison.Ordinal);
    }

    static string CardOf(TrainingReport report) => ModelCard.Of(SampleReport.SummaryOf(report), report);
}
