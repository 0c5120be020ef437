using System.Text.Json.Nodes;
using MarketingBus.Api.Ingress.Upstream;
using MarketingBus.Platform.Messaging.Upstream;

namespace MarketingBus.Tests.Unit.Upstream.Schemas;

/// <summary>The AsyncAPI 3.0 document of the upstream exchange, out of the product's own names.</summary>
internal static class AsyncApi
{
    static readonly UpstreamOptions Defaults = new();

    public static JsonObject Document() => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = "MarketingBus upstream events",
            ["version"] = "1.0.0",
            ["description"] = "What upstream systems publish, as plain JSON or as CloudEvents 1.0 around the same data. docs/upstream.md tells ids, duplicates and rejections.",
        },
        ["servers"] = new JsonObject { ["local"] = new JsonObject { ["host"] = "127.0.0.1:5682", ["protocol"] = "amqp", ["protocolVersion"] = "0.9.1" } },
        ["channels"] = Each(name => new JsonObject
        {
            ["address"] = name,
            ["messages"] = new JsonObject { [name] = Reference($"#/components/messages/{name}") },
            ["bindings"] = new JsonObject { ["amqp"] = Binding() },
        }),
        ["operations"] = Each(name => new JsonObject
        {
            ["action"] = "receive",
            ["channel"] = Reference($"#/channels/{name}"),
            ["bindings"] = new JsonObject { ["amqp"] = new JsonObject { ["deliveryMode"] = 2, ["mandatory"] = true, ["bindingVersion"] = "0.3.0" } },
        }),
        ["components"] = new JsonObject
        {
            ["messages"] = Each(name => new JsonObject
            {
                ["name"] = name,
                ["contentType"] = "application/json",
                ["payload"] = Reference($"schemas/{name}.json"),
            }),
        },
    };

    static JsonObject Binding() => new()
    {
        ["is"] = "routingKey",
        ["exchange"] = new JsonObject { ["name"] = Defaults.Exchange, ["type"] = "topic", ["durable"] = true, ["autoDelete"] = false },
        ["bindingVersion"] = "0.3.0",
    };

    static JsonObject Each(Func<string, JsonObject> make) => [.. UpstreamTypes.All.Keys.Select(x => KeyValuePair.Create<string, JsonNode?>(x, make(x)))];

    static JsonObject Reference(string target) => new() { ["$ref"] = target };
}
