namespace MarketingBus.Learning.Training;

/// <summary>What to learn from: files, or what this system has seen itself.</summary>
public sealed record TrainingRequest
{
    public const int MostOutcomeDays = 3650;

    /// <summary>CSV files with a header; several have the same columns.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Learns from the leads kept here; a lead is positive when it converted after its triage. Paths must be empty.</summary>
    public bool FromStore { get; init; }

    /// <summary>Null: guessed from the usual names.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>The label's value that counts as yes; null: guessed.</summary>
    public string? PositiveValue { get; init; }

    /// <summary>An empty label is a no, and its row is kept; else such rows are left out.</summary>
    public bool BlankIsNo { get; init; }

    /// <summary>False: quotes in the files are text like any other letter, and enclose nothing.</summary>
    public bool HasQuotes { get; init; } = true;

    /// <summary>A second file that lists what converted; then a row is positive when its key is in it, and there is no label column.</summary>
    public string? OutcomesPath { get; init; }

    /// <summary>The column that joins rows and outcomes; null: the first that both have and that is unique in the first.</summary>
    public string? KeyColumn { get; init; }

    /// <summary>The column, of dates or numbers, that orders the rows in time; null: found by name.</summary>
    public string? TimeColumn { get; init; }

    /// <summary>Rows with the same value here belong together, such as those of one company: none is judged by a model that saw another. Not learned from.</summary>
    public string? GroupColumn { get; init; }

    /// <summary>What the order of the rows says of time; the newest judge. Null: nothing is known, and asked about where it may matter.</summary>
    public TimeOrder? Order { get; init; }

    /// <summary>Trains as if both classes were equally frequent; the probabilities are calibrated to the real frequencies all the same.</summary>
    public bool BalanceClasses { get; init; }

    /// <summary>Columns that are not to be learned from.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Columns that the caller vouches for: the leak guard points them out and keeps them.</summary>
    public IReadOnlyList<string> Keep { get; init; } = [];

    /// <summary>Which lead field a column is, where their names differ: "Lead Source" is "source".</summary>
    public IReadOnlyDictionary<string, string> LeadFields { get; init; } = new Dictionary<string, string>();

    /// <summary>What the model is to score; null: the leads where the store is learned from or the columns are shown to be theirs, else no leads.</summary>
    public ModelTarget? Target { get; init; }

    /// <summary>
    /// From the store: how long each lead had to convert; leads triaged more recently are left out, since they still may. Zero: until now, each its own time; null: as the settings say.
    /// </summary>
    public TimeSpan? OutcomeWindow { get; init; }
}
