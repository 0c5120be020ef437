namespace MarketingBus.Data.Learning;

/// <summary>
/// When a job that one instance does for all is due again. Written by Learning; who moves the time on does the job.
/// "promotion:" and a scope is no job with a time of its own: it is raised with every change of the scope's champion, and the time is that of the last one.
/// </summary>
public sealed class LearningJob
{
    public string Name { get; set; } = null!;

    public DateTimeOffset DueAt { get; set; }

    /// <summary>Rises with every claim: of two instances one wins.</summary>
    public int Version { get; set; }
}
