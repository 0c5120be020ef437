using System.CommandLine;
using MarketingBus.Bench;
using MarketingBus.Bench.Erasures;
using MarketingBus.Bench.Graph;
using MarketingBus.Bench.Learning;
using MarketingBus.Bench.Mcp;
using MarketingBus.Bench.Pipeline;

var root = new RootCommand("Measures and torments MarketingBus; results go to bench/results.")
{
    EmbeddedBench.Create(), CrashBench.Create(), ChaosBench.Create(), HostileBench.Create(), LearningBench.Create(), MillionRows.CreateCommand(),
    PromiseBench.CreateOrder(), PromiseBench.CreateConsent(), McpBench.Create(), PipelineBench.Create(), PipelineCaseCommand.Create(), GraphBenchCommand.Create(), ErasureBench.Create(),
};
// Whoever has started processes is given the time to stop them.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(2) });
