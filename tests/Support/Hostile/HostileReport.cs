namespace MarketingBus.Tests.Support.Hostile;

/// <summary>How the product took it.</summary>
public sealed class HostileReport
{
    readonly Lock gate = new();
    readonly SortedDictionary<string, SortedDictionary<string, int>> tally = new(StringComparer.Ordinal);
    readonly List<string> offences = [];

    public int Cases { get; private set; }

    /// <summary>By route, then by status or kind of answer.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, int>> Tally => tally;

    /// <summary>What must not happen, in full.</summary>
    public IReadOnlyList<string> Offences => offences;

    internal void Count(string route, string outcome)
    {
        lock (gate)
        {
            Cases++;
            if (!tally.TryGetValue(route, out var outcomes))
                tally[route] = outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);

            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }
    }

    internal void Offend(string what)
    {
        lock (gate)
            offences.Add(what);
    }
}
