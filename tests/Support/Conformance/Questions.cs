using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace MarketingBus.Tests.Support.Conformance;

/// <summary>What a fixture asks a client, built as it travels.</summary>
internal static class Questions
{
    public static InputRequest Elicit(string message, string field, string type = "string") =>
        InputRequest.ForElicitation(Elicitation(message, new JsonObject { [field] = new JsonObject { ["type"] = type } }, field));

    public static InputRequest Sample(string question, int maxTokens) => InputRequest.ForSampling(Sampling(question, maxTokens));

    public static InputRequest Roots() => InputRequest.ForRootsList(new ListRootsRequestParams());

    public static ElicitRequestParams Elicitation(string message, JsonNode properties, params IEnumerable<string> required) =>
        Read<ElicitRequestParams>(new JsonObject
        {
            ["message"] = message,
            ["requestedSchema"] = new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = new JsonArray([.. required.Select(x => JsonValue.Create(x))]) },
        });

    public static CreateMessageRequestParams Sampling(string question, int maxTokens) =>
        Read<CreateMessageRequestParams>(new JsonObject
        {
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = new JsonObject { ["type"] = "text", ["text"] = question } }),
            ["maxTokens"] = maxTokens,
        });

    static T Read<T>(JsonObject text) => text.Deserialize<T>(McpJsonUtilities.DefaultOptions)!;
}
