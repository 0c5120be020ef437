using System.ComponentModel;
using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelContextProtocol.Server;

namespace MarketingBus.Tests.Integration.Mcp;

/// <summary>Registers primitives of its own with the SDK, as anybody may through the container.</summary>
internal sealed class FixtureModule : ServiceModule
{
    public override string Name => "fixtures";

    public override void AddServices(IHostApplicationBuilder builder) =>
        builder.Services.AddMcpServer().WithTools<Tools>().WithResources<Resources>().WithPrompts<Prompts>();

    internal sealed class Tools
    {
        [McpServerTool(Name = "echo"), Description("Says it again")]
        public static string Echo(string text) => text;
    }

    internal sealed class Resources
    {
        [McpServerResource(UriTemplate = "test://static", Name = "static"), Description("A text")]
        public static string Static() => "a text";

        [McpServerResource(UriTemplate = "test://item/{id}", Name = "item"), Description("A text with an id")]
        public static string Item(string id) => $"item {id}";
    }

    internal sealed class Prompts
    {
        [McpServerPrompt(Name = "greet"), Description("Greets")]
        public static string Greet() => "Say hello.";
    }
}
