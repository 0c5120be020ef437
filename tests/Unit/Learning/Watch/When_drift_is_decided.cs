using MarketingBus.Learning.Watch;
using Xunit;

namespace MarketingBus.Tests.Unit.Learning.Watch;

public sealed class When_drift_is_decided
{
    static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly WatchOptions Limits = new();
    static readonly WatchReport Steady = Report(Column(0.05, 0.5));

    [Fact]
    public void Should_be_quiet_where_nothing_moved()
    {
        var decision = Decide(Steady with { Outcomes = Outcomes(400, 0.2, 80) });

        Assert.False(decision.IsDrifted);
        Assert.Empty(decision.Reasons);
    }

    [Fact]
    public void Should_name_the_column_that_moved_and_how()
    {
        var decision = Decide(Report(Column(0.4, 1e-9)));

        Assert.True(decision is { IsDrifted: true, Begins: true });
        Assert.Equal("source has shifted: stability index 0.40, limit 0.25; Fair 1.0 % before, 30.0 % now.", Assert.Single(decision.Reasons));
    }

    [Fact]
    public void Should_not_believe_what_chance_may_have_done() => Assert.False(Decide(Report(Column(0.4, 0.01))).IsDrifted);

    [Fact]
    public void Should_ask_more_of_each_column_where_there_are_many()
    {
        Assert.True(Decide(Report(Column(0.4, 5e-4))).IsDrifted);
        Assert.False(Decide(Report([.. Enumerable.Repeat(Column(0.4, 5e-4), 10)])).IsDrifted);
    }

    [Fact]
    public void Should_not_judge_a_handful_of_leads() => Assert.False(Decide(Report(Column(9, 0)) with { Leads = Limits.LeastLeads - 1 }).IsDrifted);

    [Theory]
    [InlineData(400, true)]
    [InlineData(110, false)]
    public void Should_tell_of_values_that_training_never_had(int unseen, bool expected)
    {
        var decision = Decide(Report(Column(0, 1) with { UnseenValues = unseen }));

        Assert.Equal(expected, decision.IsDrifted);
        if (expected)
            Assert.Equal("source has values that no training row had: 40.0 % of those known, limit 10.0 %.", Assert.Single(decision.Reasons));
    }

    [Theory]
    [InlineData(400, 0.2, 80, false)]
    [InlineData(400, 0.2, 98, false)]
    [InlineData(400, 0.2, 140, true)]
    [InlineData(400, 0.2, 20, true)]
    [InlineData(40, 0.2, 13, false)]
    [InlineData(50_000, 0.2, 10_500, false)]
    public void Should_tell_of_conversions_that_are_far_from_training_beyond_doubt(int leads, double baseRate, int positives, bool expected)
    {
        // What was predicted came true: only training's share can be missed.
        var decision = Decide(Steady with { BaseRate = baseRate, Outcomes = Outcomes(leads, (double)positives / leads, positives) });

        Assert.Equal(expected, decision.IsDrifted);
        Assert.All(decision.Reasons, x => Assert.EndsWith("20.0 % in training.", x, StringComparison.Ordinal));
    }

    [Fact]
    public void Should_doubt_a_base_rate_that_comes_from_few_rows()
    {
        var report = Steady with { Outcomes = Outcomes(400, 0.3, 120) };

        Assert.True(Decide(report with { BaseRateRows = 0 }).IsDrifted);
        Assert.False(Decide(report with { BaseRateRows = 150 }).IsDrifted);
    }

    [Fact]
    public void Should_tell_of_predictions_that_do_not_come_true()
    {
        var decision = Decide(Steady with { Outcomes = Outcomes(400, 0.4, 80) });

        Assert.Equal("20.0 % of 400 leads converted, where 40.0 % were predicted.", Assert.Single(decision.Reasons));
    }

    [Fact]
    public void Should_tell_of_probabilities_that_are_right_only_on_average()
    {
        var outcomes = Outcomes(400, 0.2, 80) with { CalibrationError = 0.2, CalibrationErrorByChance = 0.02, CalibrationErrorDeviation = 0.01 };

        Assert.StartsWith("Probabilities are off by 0.200", Assert.Single(Decide(Steady with { Outcomes = outcomes }).Reasons), StringComparison.Ordinal);
        Assert.False(Decide(Steady with { Outcomes = outcomes with { CalibrationErrorDeviation = 0.1 } }).IsDrifted);
        Assert.False(Decide(Steady with { Outcomes = outcomes with { CalibrationErrorByChance = 0.12 } }).IsDrifted);
    }

    [Theory]
    [InlineData(0.24, 1e-9, true)]
    [InlineData(0.40, 0.01, true)]
    [InlineData(0.19, 1e-9, false)]
    [InlineData(0.40, 0.10, false)]
    public void Should_waver_only_once(double index, double likelihood, bool stays)
    {
        var report = Report(Column(index, likelihood));

        var before = Decide(report);
        var after = Decide(report, wasDrifted: true);

        Assert.False(before.IsDrifted);
        Assert.Equal((stays, false), (after.IsDrifted, after.Begins));
    }

    [Fact]
    public void Should_not_call_it_over_on_a_handful_of_leads()
    {
        var decision = Decide(Steady with { Leads = 3 }, wasDrifted: true);

        Assert.Equal((true, false), (decision.IsDrifted, decision.Begins));
        Assert.Equal("It had drifted, and 3 leads are too few to say that this is over.", Assert.Single(decision.Reasons));
    }

    static DriftDecision Decide(WatchReport report, bool wasDrifted = false) => DriftDecision.Of(report, Limits, wasDrifted);

    static WatchReport Report(params ColumnCheck[] columns) => new()
    {
        ModelVersion = "v1", CheckedAt = Now, WindowFrom = Now.AddDays(-7), WindowTo = Now, Leads = 1000, NotInformedShare = 0, Predicted = 0.2,
        Columns = columns, BaseRate = 0.2, BaseRateRows = 5000, Outcomes = null, Periods = [],
    };

    static ColumnCheck Column(double index, double likelihood) => new()
    {
        Column = "source", StabilityIndex = index, StabilityIndexByChance = 0.01, Likelihood = likelihood, KnownValues = 1000, UnseenValues = 0,
        MissingShare = 0, MissingShareInTraining = 0, Moved = "Fair 1.0 % before, 30.0 % now",
    };

    static OutcomeCheck Outcomes(int leads, double predicted, int positives) =>
        OutcomeCheck.Of([.. Enumerable.Range(0, leads).Select(x => new JudgedLead(predicted, x < positives, Now))], Now.AddDays(-7), Now) with
        {
            CalibrationError = 0, CalibrationErrorByChance = 0,
        };
}
