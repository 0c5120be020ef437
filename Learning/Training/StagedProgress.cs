namespace MarketingBus.Learning.Training;

/// <summary>The steps of a training, with their usual share of its time.</summary>
internal sealed record TrainingStage(string Name, double From, double To)
{
    public static readonly TrainingStage Load = new("load", 0, 0.05);
    public static readonly TrainingStage Clean = new("clean and guard", 0.05, 0.15);
    public static readonly TrainingStage Train = new("train", 0.15, 0.35);
    public static readonly TrainingStage Evaluate = new("evaluate", 0.35, 0.4);
    public static readonly TrainingStage CrossValidate = new("cross-validate", 0.4, 0.95);
    public static readonly TrainingStage Save = new("save", 0.95, 1);
}

/// <summary>Tells how far the whole is while a stage goes on.</summary>
internal sealed class StagedProgress(IProgress<TrainingProgress>? progress)
{
    TrainingStage stage = TrainingStage.Load;

    public void Begin(TrainingStage next)
    {
        stage = next;
        Report(0);
    }

    public void Report(double done) => progress?.Report(new TrainingProgress(stage.Name, stage.From + (done * (stage.To - stage.From))));

    public void Finish() => progress?.Report(new TrainingProgress("done", 1));
}
