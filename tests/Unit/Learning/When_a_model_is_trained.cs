using MarketingBus.Contracts;
using MarketingBus.Learning;
using MarketingBus.Learning.Models;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Scoring;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using MarketingBus.Platform.Text;
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
        Assert.Equal(["logistic_regression", "random_forest", "gradient_boosting", "lightgbm", "ensemble"], report.Models.Select(x => x.Name));
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
    public void Should_say_what_the_values_of_every_column_are()
    {
        var columns = Report(Signal.Value).Columns.ToDictionary(x => x.Name);

        Assert.Equal(new NumberRange(0, 9, 19), columns["visits"].Numbers);
        Assert.Equal(4, columns["source"].Values.Count);
        Assert.InRange(columns["source"].Values.Sum(x => x.Share), 0.999, 1.001);
        Assert.Empty(columns["lead_id"].Values);
    }

    [Theory]
    [InlineData("minutes", "call_minutes", "3", "7")]
    [InlineData("€", "price", "3,50 €", "7 €")]
    [InlineData("%", "open_rate", "3 %", "7.5%")]
    [InlineData("", "visits", "3", "7")]
    public void Should_find_a_unit_in_the_values_or_the_name(string unit, string name, params string[] values) =>
        Assert.Equal(unit, ColumnUnit.Of(name, values));

    [Fact]
    public void Should_warn_of_equal_rows_that_it_kept_and_of_rows_that_it_mended()
    {
        var random = new Random(5);
        var table = new RawTableBuilder(["source", "visits", "converted"]);
        for (var row = 0; row < 400; row++)
            table.Add([row % 2 == 0 ? "Google" : "Referral", $"{random.Next(9)}", $"{random.Next(2)}"], isShort: row < 3);
        var data = Prepare(table.Build("sample", 1));

        Assert.Equal((400, 0), (data.Table.RowCount, data.Table.DuplicateRows));
        Assert.Contains(TrainingWarnings.Of(data), x => x.StartsWith($"{data.Table.EqualRows} rows are exact copies", StringComparison.Ordinal));
        Assert.Contains(TrainingWarnings.Of(data), x => x.StartsWith("3 rows had fewer fields", StringComparison.Ordinal));
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
    public void Should_measure_the_rules_on_the_same_rows()
    {
        var rules = Report(Train(SampleTables.Leads(rows: 400), rules: new SourceRules())).Models.First(x => x.Name == "rules").Metrics;

        Assert.InRange(rules.Auc, 0.6, 0.85);
    }

    [Fact]
    public void Should_keep_groups_on_one_side()
    {
        var (table, label) = LabelFinder.Split(SampleTables.Leads(rows: 600, extra: (_, row) => $"company {row % 60}", extraName: "company"), "converted", null);
        var data = PreparedData.Of(table, label, new TrainingRequest { GroupColumn = "company" }, new LearningOptions());
        int[] all = [.. Enumerable.Range(0, table.RowCount)];

        Assert.Empty(GroupsOf(data.Split.Training).Intersect(GroupsOf(data.Split.HeldOut)));
        Assert.All(data.FoldsOf(all, 5, 42), x => Assert.Empty(GroupsOf(x.Seen).Intersect(GroupsOf(x.Unseen))));
        Assert.DoesNotContain(data.Schema.Features, x => x.Column == "company");

        IEnumerable<string?> GroupsOf(int[] rows) => rows.Select(row => table.Get("company")[row]).Distinct();
    }

    [Fact]
    public void Should_keep_groups_on_one_side_of_time_as_well()
    {
        var (table, label) = LabelFinder.Split(SampleTables.Leads(rows: 900, extra: (_, row) => $"company {row / 3 % 250}", extraName: "company"), "converted", null);
        var data = PreparedData.Of(table, label, new TrainingRequest { GroupColumn = "company", RowsAreOrdered = true }, new LearningOptions());

        Assert.Empty(GroupsOf(data.Split.Training).Intersect(GroupsOf(data.Split.HeldOut)));
        Assert.Equal(225, data.Split.HeldOut.Length);
        Assert.Contains("left out, since their groups came again", data.Split.Protocol, StringComparison.Ordinal);

        IEnumerable<int> GroupsOf(int[] rows) => rows.Select(row => table.Get("company").Codes[row]).Distinct();
    }

    [Fact]
    public void Should_divide_a_few_groups_of_which_one_is_large()
    {
        var (table, label) = LabelFinder.Split(
            SampleTables.Leads(rows: 1200, extra: (_, row) => row % 10 == 9 ? null : row % 2 == 0 ? "large" : $"small {row % 3}", extraName: "company"), "converted", null);
        var data = PreparedData.Of(table, label, new TrainingRequest { GroupColumn = "company" }, new LearningOptions());

        Assert.InRange(data.Split.HeldOut.Length, 200, 400);
        Assert.DoesNotContain("large", data.Split.HeldOut.Select(row => table.Get("company")[row]));
        Assert.True(data.HaveBothClasses(data.FoldsOf([.. Enumerable.Range(0, 1200)], 5, 42), [.. Enumerable.Range(0, 1200)]));
    }

    [Fact]
    public void Should_refuse_a_single_group_in_words_that_name_it()
    {
        var (table, label) = LabelFinder.Split(SampleTables.Leads(rows: 600, extra: (_, row) => row < 599 ? "one" : "other", extraName: "company"), "converted", null);

        var refused = Assert.Throws<TrainingDataException>(() => PreparedData.Of(table, label, new TrainingRequest { GroupColumn = "company" }, new LearningOptions()));
        Assert.Contains("The groups of 'company'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_take_more_rows_where_one_outcome_is_rare()
    {
        var data = Prepare(SampleTables.Leads(rows: 900));
        var positives = data.Label.Positives;
        int[] all = [.. Enumerable.Range(0, 900)];

        Assert.Equal(Math.Min(900, 900 * 200 / Math.Min(positives, 900 - positives)), data.Some(all, 100).Length);
        Assert.Equal(900, data.Some(all, 5000).Length);
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
    public void Should_warn_when_the_outcome_itself_has_drifted()
    {
        var random = new Random(2);
        var table = SampleTables.Of("drift", ["id", "noise", "converted"],
            [.. Enumerable.Range(0, 2000).Select(row => (string?[])[$"r{row}", $"{random.NextDouble()}", random.NextDouble() < (row < 1500 ? 0.1 : 0.4) ? "1" : "0"])]);
        var (rows, label) = LabelFinder.Split(table, "converted", null);

        var warnings = TrainingWarnings.Of(PreparedData.Of(rows, label, new TrainingRequest { RowsAreOrdered = true }, new LearningOptions()));

        Assert.Contains(warnings, x => x.StartsWith("The outcome itself has drifted", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_say_that_rows_have_moved_when_it_is_not_sure_that_they_are_in_order()
    {
        var random = new Random(2);
        var table = SampleTables.Leads(rows: 2000, extra: (_, row) => $"{random.Next(10) + (row < 1500 ? 0 : 6)}", extraName: "rate");
        var data = Prepare(table);

        Assert.False(data.Split.IsOrdered);
        Assert.Equal(["rate"], data.Drift.Select(x => x.Column));
        Assert.Contains(TrainingWarnings.Of(data), x => x.StartsWith("The first rows are not like the last: rate", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_not_compare_a_champion_that_predicts_something_else_or_reads_what_knows_the_answer()
    {
        var champion = new LoadedModel("v0", Signal.Value.Model, Signal.Value.Schema);
        var data = Signal.Value.Data;
        string Message(LoadedModel judged) => TrainedModel.Of(data, judged, new LearningOptions { CrossValidationFolds = 1 }, new StagedProgress(null), CancellationToken.None).Message;

        Assert.Contains("on the same rows", Message(champion), StringComparison.Ordinal);
        Assert.Contains("cannot be compared", Message(champion with { Schema = champion.Schema with { PositiveValue = "0" } }), StringComparison.Ordinal);
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

    static HashSet<string> HeldOutIds(PreparedData data) => [.. data.Split.HeldOut.Select(row => data.Table.Get("lead_id")[row]!)];

    static TrainedModel Train(RawTable table, int folds = 1, IRuleScorer? rules = null) =>
        TrainedModel.Of(Prepare(table), null, new LearningOptions { CrossValidationFolds = folds }, new StagedProgress(null), CancellationToken.None, rules);

    static PreparedData Prepare(RawTable raw)
    {
        var (table, label) = LabelFinder.Split(raw, "converted", null);
        return PreparedData.Of(table, label, new TrainingRequest(), new LearningOptions());
    }

    static TrainingReport Report(TrainedModel model) => model.Report("v1", DateTimeOffset.UnixEpoch, TimeSpan.Zero);

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
