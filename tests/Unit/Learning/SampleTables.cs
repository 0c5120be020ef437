using System.Globalization;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Tests.Unit.Learning;

/// <summary>Generated leads whose conversion depends on source, visits and size in a known way, plus noise.</summary>
internal static class SampleTables
{
    static readonly string[] Sources = ["Website", "Referral", "Google Ads", "Outbound"];
    static readonly double[] SourceEffects = [1, 1.5, 0, -1.5];

    public static RawTable Of(string source, string[] header, params IEnumerable<string?[]> rows)
    {
        var table = new RawTableBuilder(header);
        foreach (var row in rows)
            table.Add(row);

        return table.Build(source, 1);
    }

    public static RawTable Leads(int rows = 900, int seed = 7, bool withSignal = true, Func<bool, int, string?>? extra = null, string extraName = "extra")
    {
        var random = new Random(seed);
        var labels = new bool[rows];
        var table = new RawTableBuilder(["lead_id", "source", "visits", "newsletter", "converted", extraName]);
        for (var row = 0; row < rows; row++)
        {
            var source = random.Next(Sources.Length);
            var visits = random.Next(20);
            var known = random.NextDouble() > 0.1;
            var logit = -1.5 + SourceEffects[source] + (0.15 * (visits - 8));
            labels[row] = random.NextDouble() < (withSignal ? 1 / (1 + Math.Exp(-logit)) : 0.3);
            table.Add(
            [
                $"L{row:00000}", Sources[source], known ? visits.ToString(CultureInfo.InvariantCulture) : null, random.Next(2) == 0 ? "yes" : "no",
                labels[row] ? "1" : "0", extra?.Invoke(labels[row], row),
            ]);
        }

        return table.Build("sample", 1);
    }
}
