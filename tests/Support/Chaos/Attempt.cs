using System.Globalization;
using System.Text.RegularExpressions;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>A try of a message that failed, as a service's log told of it.</summary>
internal sealed partial record Attempt(string Queue, DateTimeOffset At, TimeSpan Time)
{
    public static Attempt? In(string? line, DateTimeOffset at) => line is not null && Told().Match(line) is { Success: true } told
        ? new Attempt(told.Groups["queue"].Value, at, TimeSpan.FromMilliseconds(int.Parse(told.Groups["time"].Value, CultureInfo.InvariantCulture)))
        : null;

    [GeneratedRegex(@"(?<queue>[a-z-]+) failed after (?<time>\d+) ms and is tried again \(retry \d+\)")]
    private static partial Regex Told();
}
