using MarketingBus.Learning;
using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;

namespace MarketingBus.Tests.Unit.Learning;

/// <summary>Tables made ready, and trained, as the pipeline does it.</summary>
internal static class Trainings
{
    public static PreparedData Prepare(RawTable raw, TrainingRequest? request = null)
    {
        var said = request ?? new TrainingRequest();
        var (table, label) = LabelFinder.Split(raw, said.LabelColumn ?? "converted", said.PositiveValue, said.BlankIsNo);
        return PreparedData.Of(table, label, said, new LearningOptions());
    }

    public static TrainedModel Train(RawTable table, int folds = 1, IRuleScorer? rules = null, TrainingRequest? request = null) => Train(Prepare(table, request), null, folds, rules);

    public static TrainedModel Train(PreparedData data, LoadedModel? champion, int folds = 1, IRuleScorer? rules = null) =>
        TrainedModel.Of(data, champion, new LearningOptions { CrossValidationFolds = folds }, new StagedProgress(null), CancellationToken.None, rules);

    public static TrainingReport Report(TrainedModel model) => model.Report("v1", DateTimeOffset.UnixEpoch, TimeSpan.Zero);
}
