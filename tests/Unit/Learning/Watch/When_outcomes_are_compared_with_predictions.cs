using MarketingBus.Learning.Watch;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning.Watch;

public sealed class When_outcomes_are_compared_with_predictions
{
    static readonly DateTimeOffset End = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Fact]
    public void Should_give_the_interval_that_Wilson_gives()
    {
        // The textbook's 10 of 100: .0552 to .1744.
        var interval = ShareInterval.Of(10, 100, 0.05);

        Assert.Equal((0.0552, 0.1, 0.1744), (Math.Round(interval.Low, 4), interval.Share, Math.Round(interval.High, 4)));
    }

    [Theory]
    [InlineData(56, 70, 48, 80, true)]
    [InlineData(56, 70, 54, 80, false)]
    public void Should_tell_two_shares_apart_as_Newcombe_does(int one, int ofOne, int other, int ofOther, bool differ) =>
        Assert.Equal(differ, ShareInterval.Of(one, ofOne, 0.05).DiffersFrom(ShareInterval.Of(other, ofOther, 0.05)));

    [Fact]
    public void Should_measure_how_far_probabilities_are_off()
    {
        // 50 at .2 of whom 20 convert, 50 at .8 of whom 30 do: off by .2 each.
        var check = OutcomeCheck.Of([.. Leads(50, 0.2, 20), .. Leads(50, 0.8, 30)], End - Week, End);

        Assert.Equal((100, 50, 0.5, 0.5), (check.Leads, check.Positives, check.Observed, Math.Round(check.Predicted, 9)));
        Assert.Equal(0.2, check.CalibrationError, 9);
    }

    [Fact]
    public void Should_know_what_chance_makes_of_perfect_probabilities()
    {
        var random = new Random(5);
        var checks = Enumerable.Range(0, 300).Select(_ => OutcomeCheck.Of(
            [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble()).Select(p => new JudgedLead(p, random.NextDouble() < p, End))], End - Week, End)).ToList();

        Assert.Equal(checks.Average(x => x.CalibrationErrorByChance), checks.Average(x => x.CalibrationError), 0.005);
        Assert.InRange(checks.Count(x => x.CalibrationError > x.CalibrationErrorByChance + (1.645 * x.CalibrationErrorDeviation)), 5, 30);
    }

    [Fact]
    public void Should_follow_them_in_consecutive_windows()
    {
        var periods = OutcomePeriods.Of([.. Leads(10, 0.5, 5, Week / 2), .. Leads(20, 0.5, 5, Week), .. Leads(30, 0.5, 5, Week + TimeSpan.FromSeconds(1)), .. Leads(40, 0.5, 5, 4 * Week)], End, Week);

        Assert.Equal([30, 30, 40], periods.Select(x => x.Leads));
        Assert.Equal([End - Week, End - (2 * Week), End - (4 * Week)], periods.Select(x => x.From));
        Assert.Equal([End, End - Week, End - (3 * Week)], periods.Select(x => x.To));
    }

    [Fact]
    public void Should_judge_as_few_windows_as_have_enough_leads()
    {
        JudgedLead[] leads = [.. Leads(10, 0.5, 5, Week / 2), .. Leads(20, 0.5, 5, 2 * Week), .. Leads(40, 0.5, 5, 3 * Week)];

        Assert.Equal(10, OutcomePeriods.Newest(leads, End, Week, 10)!.Leads);
        Assert.Equal((30, End - (2 * Week)), (OutcomePeriods.Newest(leads, End, Week, 11)!.Leads, OutcomePeriods.Newest(leads, End, Week, 11)!.From));
        Assert.Null(OutcomePeriods.Newest(leads, End, Week, 71));
    }

    static IEnumerable<JudgedLead> Leads(int count, double probability, int converted, TimeSpan age = default) =>
        Enumerable.Range(0, count).Select(x => new JudgedLead(probability, x < converted, End - age));
}
