using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MarketingBus.Tests.Support.Conformance;

/// <summary>Tools whose state travels to the client and back, signed.</summary>
[McpServerToolType]
internal sealed class StateTools
{
    static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    [McpServerTool(Name = "test_input_required_result_request_state"), Description("Needs a confirmation, and its own state back.")]
    public static string State(RequestContext<CallToolRequestParams> context) => Confirm(context, "state-ok");

    [McpServerTool(Name = "test_input_required_result_tampered_state"), Description("Refuses a state that was changed on the way.")]
    public static string TamperedState(RequestContext<CallToolRequestParams> context) => Confirm(context, "The state is the one that was sent.");

    [McpServerTool(Name = "test_input_required_result_multiple_inputs"), Description("Needs three answers at once.")]
    public static string Several(RequestContext<CallToolRequestParams> context)
    {
        var needed = new Dictionary<string, InputRequest>
        {
            ["user_name"] = Questions.Elicit("What is your name?", "name"),
            ["greeting"] = Questions.Sample("Generate a greeting", 50),
            ["client_roots"] = Questions.Roots(),
        };
        return StateOf(context) == "several" && needed.Keys.All(context.Params.HasAnswer) ? "All three came." : throw Needs(needed, "several");
    }

    [McpServerTool(Name = "test_input_required_result_multi_round"), Description("Needs two answers, one after the other.")]
    public static string Rounds(RequestContext<CallToolRequestParams> context) => StateOf(context) switch
    {
        "second" when context.Params.Field("step2", "color") is { } color => $"Both steps came, the last with {color}.",
        "first" when context.Params.HasAnswer("step1") => throw Needs(new() { ["step2"] = Questions.Elicit("Step 2: What is your favorite color?", "color") }, "second"),
        _ => throw Needs(new() { ["step1"] = Questions.Elicit("Step 1: What is your name?", "name") }, "first"),
    };

    static string Confirm(RequestContext<CallToolRequestParams> context, string done) =>
        StateOf(context) == "confirm" && context.Params.HasAnswer("confirm")
            ? done
            : throw Needs(new() { ["confirm"] = Questions.Elicit("Please confirm", "ok", "boolean") }, "confirm");

    static InputRequiredException Needs(Dictionary<string, InputRequest> needed, string state) => new(needed, $"{state}.{SignatureOf(state)}");

    static string? StateOf(RequestContext<CallToolRequestParams> context)
    {
        if (context.Params.RequestState is not { } text)
            return null;

        var state = text.Split('.')[0];
        return text == $"{state}.{SignatureOf(state)}" ? state : throw new McpProtocolException("The state was changed on the way.", McpErrorCode.InvalidParams);
    }

    static string SignatureOf(string state) => Convert.ToHexString(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(state)));
}
