using MarketingBus.Host.Embedded;
using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Conformance;

namespace MarketingBus.Bench.Mcp;

/// <summary>The official suites against the whole product, as the tests run them.</summary>
internal static class Conformance
{
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
            failed.AddRange([.. result.MissingOf(await suite.RequiredAsync()), .. result.Imperfect]);
            Console.WriteLine($"conformance: {result.Scenarios.Count} scenarios, {result.Scenarios.Sum(x => x.Passed)} checks passed, exit code {result.Program.ExitCode}");
        }

        return failed;
    }
}
