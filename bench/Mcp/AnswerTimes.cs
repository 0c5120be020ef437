using MarketingBus.Bench.Pipeline;

namespace MarketingBus.Bench.Mcp;

/// <summary>When each answer came, under load.</summary>
internal sealed class AnswerTimes(int count)
{
    public const string RequestsPerSecond = "requests_per_second";

    readonly double[] milliseconds = new double[count];
    readonly long started = TimeProvider.System.GetTimestamp();
    readonly TimeSpan cpu = Environment.CpuUsage.TotalTime;

    public static long Now() => TimeProvider.System.GetTimestamp();

    public void Note(int index, long asked) => milliseconds[index] = TimeProvider.System.GetElapsedTime(asked).TotalMilliseconds;

    public CaseResult Result(string name)
    {
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var sorted = milliseconds.Order().ToArray();
        return new CaseResult(name, new Dictionary<string, double>
        {
            [RequestsPerSecond] = count / seconds,
            ["cpu_us_per_request"] = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / count,
            [CaseResult.P50] = sorted[count / 2],
            [CaseResult.P99] = sorted[(int)(.99 * (count - 1))],
        });
    }
}
