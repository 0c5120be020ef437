using System.Net;
using MarketingBus.Api.Ingress;
using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Mcp.Host;
using MarketingBus.Memory;
using MarketingBus.Platform.Hosting;
using MarketingBus.Saga.Orchestrator;
using MarketingBus.Tests.Support;
using MarketingBus.Workers.Engagement;
using MarketingBus.Workers.Memory;
using MarketingBus.Workers.Optimizer;
using MarketingBus.Workers.Triage;
using Xunit;

namespace MarketingBus.Tests.Integration.Hosting;

public sealed class When_a_service_runs_alone
{
    static readonly Dictionary<string, Func<ServiceModule>> Services = new()
    {
        ["api-ingress"] = () => new IngressModule(),
        ["saga"] = () => new OrchestratorModule(),
        ["triage"] = () => new TriageModule(),
        ["engagement"] = () => new EngagementModule(),
        ["optimizer"] = () => new OptimizerModule(),
        ["memory"] = () => new MemoryWorkerModule(),
        ["mcp"] = () => new McpModule(),
    };

    public static TheoryData<string> Names => [.. Services.Keys];

    internal static IReadOnlyList<ServiceModule> ModulesOf(string name) => [new DataModule(), new MemoryModule(), new LearningModule(), Services[name]()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Should_say_that_it_runs_and_can_work(string name)
    {
        await using var world = await EmbeddedWorld.StartAsync(ModulesOf(name));

        using var live = await world.Http.GetAsync(new Uri("health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        using var ready = await world.Http.GetAsync(new Uri("health/ready", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Contains("\"database\":\"healthy\"", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
