using System.ComponentModel;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MarketingBus.Tests.Support.Conformance;

/// <summary>Tools that tempt the host to break a rule of the stateless revision.</summary>
[McpServerToolType]
internal sealed class StatelessTools
{
    [McpServerTool(Name = "test_missing_capability"), Description("Works for clients that declare sampling only.")]
    public static string NeedSampling(RequestContext<CallToolRequestParams> context) =>
        context.Server.ClientCapabilities?.Sampling is not null
            ? "The client can sample."
            : throw new MissingRequiredClientCapabilityException(new ClientCapabilities { Sampling = new() }, "The client does not declare sampling.");

    [McpServerTool(Name = "test_streaming_elicitation"), Description("Needs the user's name, and must not ask for it with a request of its own.")]
    public static string Elicit(RequestContext<CallToolRequestParams> context) =>
        context.Params.Field("user_name", "name")
            ?? throw new InputRequiredException(new Dictionary<string, InputRequest> { ["user_name"] = Questions.Elicit("What is your name?", "name") });

    [McpServerTool(Name = "test_logging_tool"), Description("Logs to the client, which must not hear it unless it asked.")]
    public static string Log(McpServer server)
    {
        using var provider = server.AsClientLoggerProvider();
        provider.CreateLogger("conformance").LogInformation("The tool was called.");
        return "A message was logged.";
    }
}
