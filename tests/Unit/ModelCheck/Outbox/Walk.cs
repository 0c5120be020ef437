namespace MarketingBus.Tests.Unit.ModelCheck.Outbox;

/// <summary>One way through what can happen: as the choices say, and then without bad luck to the end.</summary>
internal static class Walk
{
    /// <summary>The way that was taken, and what went wrong on it.</summary>
    public static (IReadOnlyList<string> Way, string? Fault) Of(Traffic traffic, IReadOnlyList<byte> choices)
    {
        var way = new List<string>();
        for (var choice = 0; traffic.Fault() is null; choice++)
        {
            var steps = (choice < choices.Count ? traffic.Steps() : traffic.StepsByItself()).ToArray();
            if (steps.Length == 0)
                break;

            var (name, next) = steps[choice < choices.Count ? choices[choice] % steps.Length : 0];
            way.Add(name);
            traffic = next;
        }

        return (way, traffic.Fault());
    }
}
