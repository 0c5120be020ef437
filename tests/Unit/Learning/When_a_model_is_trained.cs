using MarketingBus.Contracts;
using MarketingBus.Learning;
using MarketingBus.Learning.Models;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Scoring;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using Xunit;
using static MarketingBus.Tests.Unit.Learning.Trainings;

namespace MarketingBus.Tests.Unit.Learning;

public sealed class When_a_model_is_trained
{
    static readonly Lazy<TrainedModel> Signal = new(() => Train(SampleTables.Leads(extra: (yes, _) => yes ? "sold" : "open", extraName: "stage")));

    [Fact]
    public void Should_promote_it_when_there_is_signal()
    {
        var report = Report(Signal.Value);

        Assert.Equal("promoted", report.Decision);
        Assert.InRange(report.Ensemble.Auc, 0.7, 0.95);
        Assert.True(report.Ensemble.Brier < report.Ensemble.BaseRateBrier);
        Assert.Equal(["logistic_regression", "random_forest", "gradient_boosting", "lightgbm", "ensemble"], report.Models.Select(x => x.Name));
    }

    [Fact]
    public void Should_refuse_it_when_labels_are_dealt_at_random()
    {
        var table = SampleTables.Leads();
        new Random(11).Shuffle(table.Get("converted").Codes);
        var model = Train(table);

        Assert.Equal("refused", model.Decision);
        Assert.StartsWith("No signal", model.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_give_the_same_scores_for_the_same_data()
    {
        var again = Train(SampleTables.Leads(extra: (yes, _) => yes ? "sold" : "open", extraName: "stage"));

        Assert.Equal(Probabilities(Signal.Value), Probabilities(again));
    }

    [Fact]
    public void Should_give_the_same_scores_after_saving_and_loading()
    {
        var (ensemble, schema) = ModelArtefact.Unpack(Signal.Value.Pack());

        Assert.Equal(Probabilities(Signal.Value), Probabilities(new LoadedModel("again", ensemble, schema)));
    }

    [Fact]
    public void Should_score_better_sources_higher_and_say_why()
    {
        var scores = LeadBatch.Score(Loaded(Signal.Value), [Lead("Referral", "15"), Lead("Website", "1")]);

        Assert.True(scores[0].Probability > scores[1].Probability + 0.3);
        Assert.Contains(scores[0].Reasons, x => x is { Code: "model.source", Weight: > 0 } && x.Text.StartsWith("source is Referral", StringComparison.Ordinal));
        Assert.Contains(scores[1].Reasons, x => x is { Code: "model.visits", Weight: < 0 });
    }

    [Fact]
    public void Should_score_a_category_that_it_has_never_seen()
    {
        var scores = LeadBatch.Score(Loaded(Signal.Value), [Lead("Carrier pigeon", "8"), Lead(null, null)]);

        Assert.All(scores, x => Assert.InRange(x.Probability, 0.01, 0.99));
        Assert.Equal(0, scores[1].KnownShare);
    }

    [Fact]
    public void Should_score_a_lead_the_same_alone_and_in_a_batch()
    {
        LeadProfile[] leads = [Lead("Referral", "15"), Lead("Outbound", "2"), Lead("Website", null)];
        var model = Loaded(Signal.Value);

        Assert.Equal(leads.Select(x => LeadBatch.Score(model, [x])[0].Probability), LeadBatch.Score(model, leads).Select(x => x.Probability));
    }

    [Fact]
    public void Should_explain_all_of_the_distance_from_the_average_lead()
    {
        var (model, rows, features) = (Signal.Value.Model, Signal.Value.Data.Rows(Signal.Value.Data.Split.HeldOut), Signal.Value.Schema.Features.Count);
        var encoded = new float[rows.Count * rows.Width];
        for (var i = 0; i < rows.Count; i++)
            rows.CopyTo(i, encoded.AsSpan(i * rows.Width, rows.Width));

        var (logOdds, contributions) = (new double[rows.Count], new double[rows.Count * features]);
        model.Explain(new EncodedRows(encoded, rows.Width), Signal.Value.Schema.Owners, logOdds, contributions);

        double[] starts = [.. logOdds.Select((x, i) => x - contributions[(i * features)..((i + 1) * features)].Sum())];
        Assert.All(Enumerable.Range(0, rows.Count), i => Assert.Equal(model.LogOdds(encoded.AsSpan(i * rows.Width, rows.Width)), logOdds[i], 9));
        Assert.All(starts, x => Assert.Equal(starts[0], x, 6));
    }

    [Fact]
    public void Should_show_every_row_judged_once_in_cross_validation()
    {
        var report = Report(Train(SampleTables.Leads(rows: 400), folds: 3));

        Assert.Equal(["held_out", "cross_validation"], report.Evaluations.Select(x => x.Name));
        Assert.Equal(400, report.Evaluations[1].Rows);
        Assert.InRange(report.Evaluations[1].Models.First(x => x.Name == "ensemble").Metrics.Auc, 0.7, 0.95);
    }

    [Fact]
    public void Should_refuse_to_vouch_for_a_column_that_is_not_there()
    {
        var refused = Assert.Throws<TrainingDataException>(() => Prepare(SampleTables.Leads(), new TrainingRequest { Keep = ["nope"] }));

        Assert.Equal(TrainingInput.Keep, refused.Input);
        Assert.Contains("There is no column 'nope'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_measure_the_rules_on_the_same_rows()
    {
        var rules = Report(Train(SampleTables.Leads(rows: 400), rules: new SourceRules())).Models.First(x => x.Name == "rules").Metrics;

        Assert.InRange(rules.Auc, 0.6, 0.85);
    }

    [Fact]
    public void Should_learn_from_few_positives_among_many_rows()
    {
        var random = new Random(8);
        var table = SampleTables.Of("rare", ["visits", "source", "converted"],
            [.. Enumerable.Range(0, 8000).Select(row => (string?[])[$"{(row % 160 == 0 ? 15 + random.Next(5) : random.Next(20))}", $"s{random.Next(400)}", row % 160 == 0 ? "1" : "0"])]);

        var report = Report(Train(table));

        Assert.InRange(report.BaseRate, 0.004, 0.012);
        Assert.All(report.Importance, x => Assert.True(double.IsFinite(x.AucLoss)));
    }

    [Fact]
    public void Should_learn_as_well_from_balanced_classes_and_stay_calibrated()
    {
        var (table, label) = LabelFinder.Split(SampleTables.Leads(rows: 2000), "converted", null);
        var data = PreparedData.Of(table, label, new TrainingRequest { BalanceClasses = true }, new LearningOptions());
        var report = Report(TrainedModel.Of(data, null, new LearningOptions { CrossValidationFolds = 1 }, new StagedProgress(null), CancellationToken.None));

        Assert.Equal(2, data.Rows(data.Split.Training).ForTrainers().Select(x => x.Weight).Distinct().Count());
        Assert.InRange(report.Ensemble.ExpectedCalibrationError, 0, 0.08);
    }

    static LoadedModel Loaded(TrainedModel model) => new("v1", model.Model, model.Schema);

    static double[] Probabilities(TrainedModel model) => Probabilities(Loaded(model));

    static double[] Probabilities(LoadedModel model) =>
        Signal.Value.Data.Rows(Signal.Value.Data.Split.HeldOut).Map(model.Ensemble.Probability);

    sealed class SourceRules : IRuleScorer
    {
        public double Score(LeadProfile lead) => lead.Source switch { "Referral" => 80, "Website" => 70, "Google Ads" => 40, _ => 10 };
    }

    static LeadProfile Lead(string? source, string? visits) => new()
    {
        LeadId = "L1", Source = source, Attributes = visits is null ? null : new Dictionary<string, string> { ["Visits"] = visits },
    };
}
