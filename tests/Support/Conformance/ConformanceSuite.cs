using System.Globalization;
using System.Text.RegularExpressions;

namespace MarketingBus.Tests.Support.Conformance;

/// <summary>One run of the official suite. What it must pass is read from the suite itself: no list of ours, and no failure that is expected.</summary>
public sealed partial class ConformanceSuite
{
    readonly string package;
    readonly string[] choice;

    ConformanceSuite(string package, params string[] choice)
    {
        this.package = package;
        this.choice = choice;
    }

    string Script => McpClients.PathOf(package, "dist", "index.js");

    /// <summary>0.1.16, with the scenarios that it leaves out by default.</summary>
    public static ConformanceSuite Everything { get; } = new("conformance", "--suite", "all");

    /// <summary>0.2.0: what a revision of MCP requires.</summary>
    public static ConformanceSuite Requirements(string revision) => new("conformance-next", "--requirements", revision);

    /// <summary>The scenarios that a server must pass.</summary>
    public async Task<IReadOnlyList<string>> RequiredAsync()
    {
        if (choice[0] == "--suite")
            return [.. ListedScenario().Matches((await McpClients.RunAsync(Script, "list", "--server")).Output).Select(x => x.Groups[1].Value)];

        var lines = await File.ReadAllLinesAsync(McpClients.PathOf(package, "requirements", $"{choice[1]}.yaml"));
        return [.. lines.SkipWhile(x => x != "server:").Skip(1).TakeWhile(x => x.StartsWith("  - ", StringComparison.Ordinal)).Select(x => x[4..])];
    }

    public async Task<ConformanceResult> RunAsync(Uri server)
    {
        var run = await McpClients.RunAsync(Script, ["server", "--url", server.ToString(), .. choice]);
        var summary = run.Output[Math.Max(0, run.Output.LastIndexOf("=== SUMMARY ===", StringComparison.Ordinal))..];
        return new ConformanceResult(run, [.. RunScenario().Matches(summary).Select(x => new ScenarioResult(x.Groups["name"].Value, Count(x, "passed"), Count(x, "failed"), Count(x, "warned")))]);
    }

    static int Count(Match match, string group) => match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^  - (\S+) \[", RegexOptions.Multiline)]
    private static partial Regex ListedScenario();

    [GeneratedRegex(@"^[✓✗] (?<name>\S+): (?<passed>\d+) passed, (?<failed>\d+) failed(, (?<warned>\d+) warning)?", RegexOptions.Multiline)]
    private static partial Regex RunScenario();
}

/// <summary>What the program said, and its scenarios.</summary>
public sealed record ConformanceResult(ProgramRun Program, IReadOnlyList<ScenarioResult> Scenarios)
{
    // An extension that we do not offer; the suite runs them and does not count them.
    const string Tasks = "tasks-";

    /// <summary>Scenarios with a check that failed or warned.</summary>
    public IReadOnlyList<string> Imperfect =>
        [.. Scenarios.Where(x => x.Failed + x.Warned > 0 && !x.Name.StartsWith(Tasks, StringComparison.Ordinal)).Select(x => x.Name)];

    /// <summary>Of those that must pass, the ones that did not run, or in which nothing passed.</summary>
    public IEnumerable<string> MissingOf(IEnumerable<string> required) => required.Except(Scenarios.Where(x => x.Passed > 0).Select(x => x.Name));
}

/// <summary>How many checks of a scenario passed, failed and warned.</summary>
public sealed record ScenarioResult(string Name, int Passed, int Failed, int Warned);
