using System.Text.RegularExpressions;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>What became of every row: read = accepted + duplicates + rejected + passed over + added to another row.</summary>
internal sealed partial class ReplayTally
{
    readonly SortedDictionary<string, RowGroup> rejections = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, int> passedOver = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, RowGroup> notes = new(StringComparer.Ordinal);
    readonly List<RejectedRow> rejected = [];

    public int Read => Accepted + Duplicates + Rejected + PassedOver + Added;

    public int Accepted { get; private set; }

    public int Duplicates { get; private set; }

    public int Rejected { get; private set; }

    public int PassedOver => passedOver.Values.Sum();

    /// <summary>Rows that are part of another row's event.</summary>
    public int Added { get; private set; }

    /// <summary>Rejected rows that may say that somebody wants no more messages.</summary>
    public int UnknownOptOuts { get; private set; }

    /// <summary>Every reason, each with some of its rows.</summary>
    public IReadOnlyCollection<RowGroup> Rejections => rejections.Values;

    /// <summary>The rows that the groups of rejections show.</summary>
    public IReadOnlyList<string> Reasons => [.. rejections.Values.SelectMany(x => x.Examples)];

    /// <summary>Rows that say what a provider did, by its word.</summary>
    public IReadOnlyDictionary<string, int> PassedOverBy => passedOver;

    /// <summary>What was left out or changed, by field.</summary>
    public IReadOnlyCollection<RowGroup> Notes => notes.Values;

    /// <summary>Rows that are not sent.</summary>
    public void Count(IEnumerable<ReplayEvent> unsent)
    {
        foreach (var row in unsent)
        {
            Added += Math.Max(0, row.Origin.Count - 1);
            if (row.Error is { } error)
                Reject(row, error);
            else if (row.PassedOver is { } word)
                passedOver[word] = passedOver.GetValueOrDefault(word) + 1;
        }
    }

    public void Count(BatchAnswer answer, IReadOnlyList<ReplayEvent> events)
    {
        var duplicates = answer.Events.Count(x => x.Status == "duplicate");
        Duplicates += duplicates;
        Accepted += answer.Events.Count - duplicates;
        Added += events.Sum(x => Math.Max(0, x.Origin.Count - 1));
        foreach (var row in answer.Rejected)
            Reject(events[row.Index], row.Reason);

        foreach (var row in events)
        {
            foreach (var (field, text) in row.Notes)
                Note(field, $"row {row.Row}: {text}");
        }

        var refused = answer.Rejected.Select(x => x.Index).ToHashSet();
        foreach (var (row, accepted) in events.Where((_, i) => !refused.Contains(i)).Zip(answer.Events))
        {
            foreach (var (field, text) in accepted.Warnings ?? [])
                Note(field, $"row {row.Row}: {text}");
        }
    }

    /// <summary>The rows rejected since the last time.</summary>
    public IReadOnlyList<RejectedRow> TakeRejected()
    {
        RejectedRow[] taken = [.. rejected];
        rejected.Clear();
        return taken;
    }

    void Reject(ReplayEvent row, string reason)
    {
        Rejected++;
        UnknownOptOuts += row.MayBeOptOut ? 1 : 0;
        GroupOf(rejections, Varying().Replace(reason, "...")).Add($"row {row.Row}: {reason}");
        rejected.AddRange(row.Origin.Select(x => new RejectedRow(x, reason)));
    }

    void Note(string field, string text) => GroupOf(notes, field).Add(text);

    static RowGroup GroupOf(SortedDictionary<string, RowGroup> groups, string what) =>
        groups.TryGetValue(what, out var group) ? group : groups[what] = new RowGroup(what);

    /// <summary>What differs from row to row in reasons that are the same.</summary>
    [GeneratedRegex("'[^']*'|\"[^\"]*\"|(?<=row )\\d+")]
    private static partial Regex Varying();
}

/// <summary>Rows of which the same is to be said, some of them by name.</summary>
internal sealed class RowGroup(string what)
{
    const int ExampleLimit = 5;

    readonly List<string> examples = [];

    public string What => what;

    public int Count { get; private set; }

    public IReadOnlyList<string> Examples => examples;

    public void Add(string example)
    {
        Count++;
        if (examples.Count < ExampleLimit)
            examples.Add(example);
    }
}
