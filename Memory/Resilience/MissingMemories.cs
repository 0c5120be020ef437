using MarketingBus.Contracts;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Memory.Resilience;

/// <summary>Which memories did not answer while this scope worked, so that its answer can say so. What the scope wrote to them is kept.</summary>
public sealed class MissingMemories
{
    readonly Lock gate = new();
    readonly SortedSet<MemoryType> types = [];

    public IReadOnlyList<MemoryType> Types
    {
        get
        {
            lock (gate)
                return [.. types];
        }
    }

    /// <summary>One for each, for what was decided without it.</summary>
    public IReadOnlyList<Reason> Reasons => [.. Types.Select(x => new Reason
    {
        Code = $"memory.missing.{WireName.Of(x)}",
        Text = $"The {WireName.Of(x).Replace('_', '-')} memory did not answer; this was decided without it.",
    })];

    /// <summary>For those who asked for nothing else.</summary>
    /// <exception cref="MemoryAwayException">It did not answer.</exception>
    public void Demand(MemoryType type)
    {
        if (Types.Contains(type))
            throw new MemoryAwayException(type);
    }

    public void Note(MemoryType type)
    {
        lock (gate)
            types.Add(type);
    }
}
