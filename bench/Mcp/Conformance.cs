using MarketingBus.Host.Embedded;
using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Conformance;

namespace MarketingBus.Bench.Mcp;

/// <summary>The official suites against the whole product, as the tests run them.</summary>
internal static class Conformance
{
    // An extension that we do not offer; the suite runs them and does not count them.
    const string Extension = "tasks-";

    /// <summary>Scenarios that failed, warned, or did not run.</summary>
    public static async Task<IReadOnlyList<string>> FailedAsync()
    {
        McpClients.Require();
        await using var world = await EmbeddedWorld.StartAsync([.. EmbeddedModules.All(), new ConformanceModule()]);
        var server = new Uri(world.Http.BaseAddress!, "/mcp");
        var failed = new List<string>();
        foreach (var suite in (ConformanceSuite[])[ConformanceSuite.Everything, ConformanceSuite.Requirements("2025-11-25"), ConformanceSuite.Requirements("2026-07-28")])
        {
            var result = await suite.RunAsync(server);
            failed.AddRange((await suite.RequiredAsync()).Except(result.Scenarios.Where(x => x.Passed > 0).Select(x => x.Name)));
            failed.AddRange(result.Scenarios.Where(x => x.Failed + x.Warned > 0 && !x.Name.StartsWith(Extension, StringComparison.Ordinal)).Select(x => x.Name));
            Console.WriteLine($"conformance: {result.Scenarios.Count} scenarios, {result.Scenarios.Sum(x => x.Passed)} checks passed, exit code {result.Program.ExitCode}");
        }

        return failed;
    }
}
