using System.CommandLine;
using MarketingBus.Bench;
using MarketingBus.Bench.Pipeline;

var root = new RootCommand("Measures and torments MarketingBus; results go to bench/results.")
{
    EmbeddedBench.Create(), CrashBench.Create(), HostileBench.Create(), LearningCheck.Create(),
    PipelineBench.Create(), PipelineCaseCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
