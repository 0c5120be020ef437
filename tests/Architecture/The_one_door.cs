using System.Text.RegularExpressions;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Architecture;

public sealed partial class The_one_door
{
    static readonly string Script = File.ReadAllText(Repository.PathOf("dev"));

    [Fact]
    public void Should_read_in_every_part_of_it()
    {
        var parts = Directory.GetFiles(Repository.PathOf("deploy", "local"), "*.sh").Select(x => Path.GetFileNameWithoutExtension(x)!);

        Assert.Equal(parts.Order(), PartsLine().Match(Script).Groups[1].Value.Split(' ').Order());
    }

    [Fact]
    public void Should_know_every_function_that_a_command_calls()
    {
        var defined = Directory.GetFiles(Repository.PathOf("deploy", "local"), "*.sh").Append(Repository.PathOf("dev"))
            .SelectMany(x => Functions().Matches(File.ReadAllText(x))).Select(x => x.Groups[1].Value).ToHashSet();

        var called = Calls().Matches(Script).Select(x => x.Value).Distinct().ToList();

        Assert.Contains("run_bench", called);
        Assert.Empty(called.Except(defined));
    }

    [GeneratedRegex("^for part in (.+); do$", RegexOptions.Multiline)]
    private static partial Regex PartsLine();

    [GeneratedRegex(@"^([a-z_]+)\(\)", RegexOptions.Multiline)]
    private static partial Regex Functions();

    [GeneratedRegex("(run|servers)_[a-z]+|ensure_sdk")]
    private static partial Regex Calls();
}
