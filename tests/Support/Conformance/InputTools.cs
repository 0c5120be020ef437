using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MarketingBus.Tests.Support.Conformance;

/// <summary>Tools that answer "input required" until a repeated call brings it. They keep nothing in between.</summary>
[McpServerToolType]
internal sealed class InputTools
{
    [McpServerTool(Name = "test_input_required_result_elicitation"), Description("Needs the user's name.")]
    public static string Elicit(RequestContext<CallToolRequestParams> context) =>
        context.Params.Field("user_name", "name") is { } name ? $"Hello, {name}!" : throw Needs(new() { ["user_name"] = Questions.Elicit("What is your name?", "name") });

    [McpServerTool(Name = "test_input_required_result_sampling"), Description("Needs an answer of the client's model.")]
    public static string Sample(RequestContext<CallToolRequestParams> context) =>
        context.Params.HasAnswer("capital_question")
            ? context.Params.InputResponses!["capital_question"].RawValue.ToString()
            : throw Needs(new() { ["capital_question"] = Questions.Sample("What is the capital of France?", 100) });

    [McpServerTool(Name = "test_input_required_result_list_roots"), Description("Needs the client's roots.")]
    public static string Roots(RequestContext<CallToolRequestParams> context) =>
        context.Params.HasAnswer("client_roots")
            ? context.Params.InputResponses!["client_roots"].RawValue.ToString()
            : throw Needs(new() { ["client_roots"] = Questions.Roots() });

    [McpServerTool(Name = "test_input_required_result_capabilities"), Description("Needs what the client says that it can give.")]
    public static string Capabilities(RequestContext<CallToolRequestParams> context)
    {
        var client = context.JsonRpcRequest.Context?.ClientCapabilities;
        var needed = new Dictionary<string, InputRequest>();
        if (client?.Sampling is not null)
            needed["capital_question"] = Questions.Sample("What is the capital of France?", 100);
        if (client?.Elicitation is not null)
            needed["user_name"] = Questions.Elicit("What is your name?", "name");
        if (client?.Roots is not null)
            needed["client_roots"] = Questions.Roots();

        return needed.Keys.All(context.Params.HasAnswer) ? "Everything that the client can give was given." : throw Needs(needed);
    }

    static InputRequiredException Needs(Dictionary<string, InputRequest> needed) => new(needed);
}
