using System.Globalization;

namespace MarketingBus.Bench.Pipeline.Ground;

/// <summary>The processor time of a process and of all that it started, from /proc.</summary>
internal static class ProcessTree
{
    // USER_HZ, which Linux fixes at 100 for every program.
    const double MicrosecondsPerTick = 10_000;

    public static double Microseconds(int root)
    {
        var all = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? Read(id) : null)
            .OfType<Entry>().ToDictionary(entry => entry.Id);
        var ticks = all.TryGetValue(root, out var top) ? top.EndedChildrenTicks : 0;
        return MicrosecondsPerTick * all.Values.Where(entry => Descends(entry, root, all)).Aggregate(ticks, (sum, entry) => sum + entry.OwnTicks);
    }

    public static int ParentOf(int id) => Read(id)?.Parent ?? throw new InvalidOperationException($"No process {id} on this machine: CPU is counted only where the servers run.");

    static bool Descends(Entry entry, int root, Dictionary<int, Entry> all)
    {
        for (Entry? each = entry; each is not null; each = all.GetValueOrDefault(each.Parent))
        {
            if (each.Id == root)
                return true;
        }

        return false;
    }

    static Entry? Read(int id)
    {
        try
        {
            // The second field is the command in brackets and may hold anything; the rest are numbers.
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return new Entry(id, (int)Number(fields[1]), Number(fields[11]) + Number(fields[12]), Number(fields[13]) + Number(fields[14]));
        }
        catch (IOException)
        {
            // It ended between the listing and the look.
            return null;
        }
    }

    static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);

    sealed record Entry(int Id, int Parent, long OwnTicks, long EndedChildrenTicks);
}
