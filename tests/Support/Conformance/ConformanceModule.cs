using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Tests.Support.Conformance;

/// <summary>
/// What the official MCP conformance suite wants to find on a server, by its names. Tests add it to the product's modules; the product has none of it, and keeps its own
/// transport, access rules and handlers.
/// </summary>
public sealed class ConformanceModule : ServiceModule
{
    public override string Name => "conformance-fixtures";

    public override void AddServices(IHostApplicationBuilder builder) => AddFixtures(builder.Services.AddMcpServer());

    static void AddFixtures(IMcpServerBuilder mcp) => mcp
        .WithTools<ContentTools>()
        .WithTools<ConversationTools>()
        .WithTools<ElicitationTools>()
        .WithTools<InputTools>()
        .WithTools<StateTools>()
        .WithTools<StatelessTools>()
        .WithTools<HeaderTools>()
        .WithTools([DialectTool.Create()])
        .WithPrompts<FixturePrompts>()
        .WithResources<FixtureResources>()
        .WithRequestFilters(FixtureFilters.Add);
}
