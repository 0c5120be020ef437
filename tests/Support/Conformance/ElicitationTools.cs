using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Server;

namespace MarketingBus.Tests.Support.Conformance;

/// <summary>Tools that ask the client's user, with every kind of field.</summary>
[McpServerToolType]
internal sealed class ElicitationTools
{
    const string NameAndAddress = """
        {"username": {"type": "string", "description": "User's response"}, "email": {"type": "string", "description": "User's email address"}}
        """;

    const string Defaults = """
        {
          "name": {"type": "string", "default": "John Doe"},
          "age": {"type": "integer", "default": 30},
          "score": {"type": "number", "default": 95.5},
          "status": {"type": "string", "enum": ["active", "inactive", "pending"], "default": "active"},
          "verified": {"type": "boolean", "default": true}
        }
        """;

    const string Choices = """
        {
          "untitledSingle": {"type": "string", "enum": ["option1", "option2", "option3"]},
          "titledSingle": {"type": "string", "oneOf": [
            {"const": "value1", "title": "First Option"}, {"const": "value2", "title": "Second Option"}, {"const": "value3", "title": "Third Option"}]},
          "legacyEnum": {"type": "string", "enum": ["opt1", "opt2", "opt3"], "enumNames": ["Option One", "Option Two", "Option Three"]},
          "untitledMulti": {"type": "array", "items": {"type": "string", "enum": ["option1", "option2", "option3"]}},
          "titledMulti": {"type": "array", "items": {"anyOf": [
            {"const": "value1", "title": "First Choice"}, {"const": "value2", "title": "Second Choice"}, {"const": "value3", "title": "Third Choice"}]}}
        }
        """;

    [McpServerTool(Name = "test_elicitation"), Description("Asks the user for a name and an address.")]
    public static async Task<string> AskAsync(McpServer server, [Description("What the user reads")] string message, CancellationToken cancellationToken) =>
        $"User response: {await AskAsync(server, message, NameAndAddress, ["username", "email"], cancellationToken)}";

    [McpServerTool(Name = "test_elicitation_sep1034_defaults"), Description("Asks with a default for each kind of field.")]
    public static async Task<string> DefaultsAsync(McpServer server, CancellationToken cancellationToken) =>
        $"Elicitation completed: {await AskAsync(server, "Please look through these.", Defaults, [], cancellationToken)}";

    [McpServerTool(Name = "test_elicitation_sep1330_enums"), Description("Asks with each kind of choice.")]
    public static async Task<string> ChoicesAsync(McpServer server, CancellationToken cancellationToken) =>
        $"Elicitation completed: {await AskAsync(server, "Please choose.", Choices, [], cancellationToken)}";

    static async Task<string> AskAsync(McpServer server, string message, string properties, string[] required, CancellationToken cancellationToken)
    {
        var answer = await server.ElicitAsync(Questions.Elicitation(message, JsonNode.Parse(properties)!, required), cancellationToken);
        return $"action={answer.Action}, content={JsonSerializer.Serialize(answer.Content)}";
    }
}
