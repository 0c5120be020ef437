using MarketingBus.Data.Ingress;

namespace MarketingBus.Data.Ingress;

/// <summary>Names that a caller chose for the entries of one dictionary. What the bus could not read back from a message is refused here, before the event is accepted.</summary>
public sealed class ChosenNames
{
    readonly Dictionary<string, string> spellings = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with the next name, or null. The same name twice is the caller's business; two that differ by case only are one to the bus.</summary>
    public string? FaultOf(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return "Is blank.";

        if (TextRules.Fault(name, TextRules.IdLimit, lines: false) is { } fault)
            return fault;

        if (spellings.TryAdd(name, name) || spellings[name] == name)
            return null;

        return $"Differs from '{TextRules.Shown(spellings[name])}' by upper and lower case only.";
    }
}
