using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Memory;
using MarketingBus.Memory.Resilience;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Integration.Engagement;
using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Memories;
using MarketingBus.Workers.Engagement;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory.Faults;

public sealed class When_the_graph_hangs_while_leads_are_engaged
{
    [Fact]
    public async Task Should_engage_without_it_and_say_so()
    {
        var graph = new FlakyGraph { Mood = GraphMood.Hanging };
        var engaged = new HeardModule<LeadEngaged>();
        await using var world = await EmbeddedWorld.StartAsync(
            [new DataModule(), new MemoryModule(), new EngagementModule(), new FlakyGraphModule(graph), engaged], ["Memory:Resilience:Timeout=00:00:00.2", "Memory:Resilience:BreakFor=00:05:00"]);

        // Neither what it answered to, nor a rule, nor a preference decides: only the segment could.
        await world.InScopeAsync(async services =>
        {
            for (var i = 0; i < 20; i++)
            {
                var lead = new LeadProfile { LeadId = $"L-{i}", Industry = "SaaS", Persona = "Engineer", GdprConsent = true, Email = $"lead-{i}@example.com" };
                await services.GetRequiredService<IPublishEndpoint>().Publish(EngagementWorld.Command(lead), TestContext.Current.CancellationToken);
            }

            await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        Assert.All(await engaged.HearAsync(world, 20), x =>
            Assert.Equal(["default_channel", "memory.missing.semantic"], x.Reasons.Select(reason => reason.Code)));

        // One a batch, until the circuit breaks.
        Assert.InRange(graph.Calls, 1, 3);
    }

    sealed class FlakyGraphModule(FlakyGraph graph) : ServiceModule
    {
        public override string Name => "flaky-graph";

        public override void AddServices(IHostApplicationBuilder builder) => builder.Services.AddSingleton(graph).AddResilientGraph<FlakyGraph>();
    }
}
