using MarketingBus.Contracts;
using MarketingBus.Learning;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Scoring;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using Xunit;

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
        Assert.Equal(["logistic_regression", "random_forest", "gradient_boosting", "ensemble"], report.Models.Select(x => x.Name));
    }

    [Fact]
    public void Should_say_what_was_done_with_every_column()
    {
        var treatments = Report(Signal.Value).Columns.ToDictionary(x => x.Name, x => x.Treatment);

        Assert.Equal("left out: it names the record", treatments["lead_id"]);
        Assert.Equal("left out: it knows the answer", treatments["stage"]);
        Assert.Equal("one of 4 values", treatments["source"]);
        Assert.Contains("indicator where missing", treatments["visits"], StringComparison.Ordinal);
    }

    [Fact]
    public void Should_refuse_it_when_labels_are_dealt_at_random()
    {
        var table = SampleTables.Leads();
        var column = table.Get("converted");
        new Random(11).Shuffle(column.Values);
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
    public void Should_judge_by_the_newest_rows_when_rows_have_a_time()
    {
        var start = new DateTime(2026, 1, 1);
        var table = SampleTables.Leads(rows: 400, extra: (_, row) => start.AddHours(row).ToString("s"), extraName: "created_at");
        var data = Prepare(table);

        Assert.StartsWith("time-ordered", data.Split.Protocol, StringComparison.Ordinal);
        Assert.Equal(100, data.Split.HeldOut.Length);
        Assert.True(data.Split.Training.Max() < data.Split.HeldOut.Min());
    }

    [Fact]
    public void Should_keep_most_rows_on_their_side_when_the_table_grows()
    {
        var small = HeldOutIds(Prepare(SampleTables.Leads(rows: 800)));
        var large = HeldOutIds(Prepare(SampleTables.Leads(rows: 1000)));

        Assert.InRange(small.Count(large.Contains), 0.9 * small.Count, small.Count);
    }

    [Fact]
    public void Should_be_about_leads_only_when_a_column_is_a_lead_field()
    {
        Assert.Equal("leads", ModelScope.Of(Signal.Value.Schema));
        Assert.StartsWith("columns-", ModelScope.Of(Prepare(SampleTables.Leads() is var x ? x.Without(x.Get("source")) : x).Schema), StringComparison.Ordinal);
    }

    static HashSet<string> HeldOutIds(PreparedData data) => [.. data.Split.HeldOut.Select(row => data.Table.Get("lead_id").Values[row]!)];

    static TrainedModel Train(RawTable table) => TrainedModel.Of(Prepare(table), null, new LearningOptions(), new StagedProgress(null), CancellationToken.None);

    static PreparedData Prepare(RawTable raw)
    {
        var (table, label) = LabelFinder.Split(raw, "converted", null);
        return PreparedData.Of(table, label, new TrainingRequest(), new LearningOptions());
    }

    static TrainingReport Report(TrainedModel model) => model.Report("v1", DateTimeOffset.UnixEpoch, TimeSpan.Zero);

    static LoadedModel Loaded(TrainedModel model) => new("v1", model.Model, model.Schema);

    static double[] Probabilities(TrainedModel model) => Probabilities(Loaded(model));

    static double[] Probabilities(LoadedModel model) =>
        [.. model.Ensemble.Score(Signal.Value.Data.Rows(Signal.Value.Data.Split.HeldOut).Select(x => x.Features)).Select(x => x.Ensemble)];

    static LeadProfile Lead(string? source, string? visits) => new()
    {
        LeadId = "L1", Source = source, Attributes = visits is null ? null : new Dictionary<string, string> { ["Visits"] = visits },
    };
}
