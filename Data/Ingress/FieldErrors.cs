using MarketingBus.Data.Ingress;

namespace MarketingBus.Data.Ingress;

/// <summary>What is wrong with a request, by JSON path ("lead_data.company_size"): errors refuse it, warnings do not.</summary>
public sealed class FieldErrors
{
    const int WarningLimit = 100;

    readonly SortedDictionary<string, List<string>> messages = new(StringComparer.Ordinal);
    readonly List<FieldWarning> warnings = [];
    int unsaid;

    public bool Any => messages.Count > 0;

    public bool Has(string path) => messages.ContainsKey(path);

    public void Add(string path, string message)
    {
        if (!messages.TryGetValue(path, out var list))
            messages[path] = list = [];

        list.Add(message);
    }

    public void Warn(string path, string message)
    {
        if (warnings.Count < WarningLimit)
            warnings.Add(new FieldWarning(path, message));
        else
            unsaid++;
    }

    /// <summary>In the order of reading; at most a hundred, and how many more there were.</summary>
    public IReadOnlyList<FieldWarning> Warnings => unsaid == 0 ? warnings : [.. warnings, new FieldWarning("$", $"There are {unsaid} more warnings.")];

    public Dictionary<string, string[]> ToDictionary() => messages.ToDictionary(x => x.Key, x => x.Value.ToArray());
}
