using MarketingBus.Host.Embedded.Replay;

namespace MarketingBus.Tests.Unit.CommandLine;

/// <summary>A file of a few lines, read as a replay reads it.</summary>
internal static class TextFile
{
    public static ReplaySettings Settings { get; } = new() { Map = new Dictionary<string, string>(), SourceSystem = "crm", Batch = 10 };

    public static (IReadOnlyList<ReplayEvent> Events, EventFile File) Read(string text, ReplaySettings? settings = null)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, text);
        try
        {
            var file = EventFile.Open(path, settings ?? Settings);
            return (file.Events().ToList(), file);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static IReadOnlyList<ReplayEvent> Events(string text, ReplaySettings? settings = null) => Read(text, settings).Events;

    public static IReadOnlyList<string> Notes(string text, ReplaySettings? settings = null) => Read(text, settings).File.Notes;

    /// <summary>One field of every event, as JSON.</summary>
    public static IReadOnlyList<string?> Values(string text, string field, ReplaySettings? settings = null) => [.. Events(text, settings).Select(x => x.Body?[field]?.ToJsonString())];
}
