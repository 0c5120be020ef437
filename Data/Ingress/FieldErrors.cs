using MarketingBus.Data.Ingress;

namespace MarketingBus.Data.Ingress;

/// <summary>What is wrong with a request, by JSON path ("lead_data.company_size").</summary>
public sealed class FieldErrors
{
    readonly SortedDictionary<string, List<string>> messages = new(StringComparer.Ordinal);

    public bool Any => messages.Count > 0;

    public bool Has(string path) => messages.ContainsKey(path);

    public void Add(string path, string message)
    {
        if (!messages.TryGetValue(path, out var list))
            messages[path] = list = [];

        list.Add(message);
    }

    public Dictionary<string, string[]> ToDictionary() => messages.ToDictionary(x => x.Key, x => x.Value.ToArray());
}
