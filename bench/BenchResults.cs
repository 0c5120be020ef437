using System.Text.Json;
using MarketingBus.Tests.Support;

namespace MarketingBus.Bench;

/// <summary>Where a benchmark leaves its numbers.</summary>
internal static class BenchResults
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(string name, object result)
    {
        var path = Repository.PathOf("bench", "results", $"{name}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(result, Indented));
        Console.WriteLine($"Written to {path}");
    }
}
