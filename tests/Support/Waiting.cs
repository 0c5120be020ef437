using System.Text.Json;
using MarketingBus.Data;

namespace MarketingBus.Tests.Support;

public static class Waiting
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Reads until the answer is as expected; fails with the last answer.</summary>
    public static Task<T> EventuallyAsync<T>(this IWorld world, Func<MarketingDbContext, Task<T>> read, Func<T, bool> expected, string what) =>
        EventuallyAsync(() => world.ReadAsync(read), expected, what);

    /// <summary>Asks until the answer is as expected; fails with the last answer.</summary>
    public static async Task<T> EventuallyAsync<T>(Func<Task<T>> ask, Func<T, bool> expected, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var answer = await ask();
            if (expected(answer))
                return answer;

            if (patience.IsCancellationRequested)
                throw new TimeoutException($"Not within {Patience.TotalSeconds} s: {what}. Last seen: {JsonSerializer.Serialize(answer)}");

            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }
    }
}
