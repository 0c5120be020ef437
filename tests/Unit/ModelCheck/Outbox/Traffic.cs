using System.Collections.Immutable;

namespace MarketingBus.Tests.Unit.ModelCheck.Outbox;

/// <summary>A few messages on their way at once, and how much bad luck is left. A crash takes all that its process had in hand.</summary>
internal sealed record Traffic(ImmutableArray<Passage> Passages, Flaw Flaw, int Crashes, int LostConnections)
{
    public static Traffic Of(int messages, Flaw flaw, int crashes, int lostConnections) =>
        new([.. Enumerable.Repeat(Passage.Start, messages)], flaw, crashes, lostConnections);

    public bool Equals(Traffic? other) =>
        other is not null && Crashes == other.Crashes && LostConnections == other.LostConnections && Passages.AsSpan().SequenceEqual(other.Passages.AsSpan());

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Crashes);
        hash.Add(LostConnections);
        foreach (var passage in Passages)
            hash.Add(passage);

        return hash.ToHashCode();
    }

    /// <summary>Quiet when nothing moves by itself any more.</summary>
    public bool IsQuiet => Passages.All(x => !x.Steps(Flaw).Any());

    public string? Fault()
    {
        var isQuiet = IsQuiet;
        return Passages.Select(x => x.Fault(isQuiet)).FirstOrDefault(x => x is not null);
    }

    public IEnumerable<(string Name, Traffic Next)> Steps() => StepsByItself().Concat(Passages.SelectMany((x, index) => Told(x.TimeSteps(), index))).Concat(BadLuck());

    public IEnumerable<(string Name, Traffic Next)> StepsByItself() => Passages.SelectMany((x, index) => Told(x.Steps(Flaw), index));

    IEnumerable<(string Name, Traffic Next)> Told(IEnumerable<(string Name, Passage Next)> steps, int message) =>
        steps.Select(x => ($"{x.Name}, message {message}", this with { Passages = Passages.SetItem(message, x.Next) }));

    IEnumerable<(string Name, Traffic Next)> BadLuck()
    {
        for (var process = 0; process < 2; process++)
        {
            var number = process;
            if (Crashes > 0)
                yield return ($"Crash of process {process}", this with { Passages = [.. Passages.Select(x => x.Crash(number))], Crashes = Crashes - 1 });
            if (LostConnections > 0)
                yield return ($"Connection of process {process} lost", this with { Passages = [.. Passages.Select(x => x.LoseConnection(number))], LostConnections = LostConnections - 1 });
        }
    }
}
