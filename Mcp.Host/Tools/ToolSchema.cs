using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.AI;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>JSON schemas of what tools take and answer.</summary>
internal static class ToolSchema
{
    static readonly AIJsonSchemaCreateOptions Input = new()
    {
        TransformSchemaNode = (context, node) => WithWords(context.PropertyInfo?.AttributeProvider, NeverNull(node)),
        IncludeSchemaKeyword = false,
    };

    static readonly AIJsonSchemaCreateOptions Answer = new()
    {
        TransformSchemaNode = (_, node) => WithoutNullables(node),
        IncludeSchemaKeyword = false,
    };

    /// <summary>No other parameters than these are taken.</summary>
    public static JsonElement OfInput(Type type)
    {
        var schema = JsonNode.Parse(AIJsonUtilities.CreateJsonSchema(type, serializerOptions: WireJson.Options, inferenceOptions: Input).GetRawText())!.AsObject();
        schema["additionalProperties"] = false;
        return JsonSerializer.SerializeToElement(schema);
    }

    public static JsonElement OfAnswer(Type type) => AIJsonUtilities.CreateJsonSchema(type, serializerOptions: WireJson.Options, inferenceOptions: Answer);

    static JsonNode WithWords(ICustomAttributeProvider? member, JsonNode node)
    {
        if (member is null)
            return node;

        if (Attributes<DescribedByAttribute>(member) is [var described])
            node = FormOf(described.Type, Attributes<DescriptionAttribute>(member) is [var description] ? description.Description : null);

        if (node is not JsonObject schema)
            return node;

        if (Attributes<DefaultValueAttribute>(member) is [var otherwise])
            schema["default"] = JsonSerializer.SerializeToNode(otherwise.Value, WireJson.Options);

        if (Attributes<ExampleAttribute>(member) is { Length: > 0 } examples)
            schema["examples"] = new JsonArray([.. examples.Select(x => JsonNode.Parse(x.Json))]);

        return schema;
    }

    static JsonNode FormOf(Type type, string? description) =>
        JsonNode.Parse(AIJsonUtilities.CreateJsonSchema(type, description, serializerOptions: WireJson.Options, inferenceOptions: Input).GetRawText())!;

    static T[] Attributes<T>(ICustomAttributeProvider member)
        where T : Attribute => [.. member.GetCustomAttributes(typeof(T), inherit: false).OfType<T>()];

    /// <summary>A parameter that is not given is left out; no client needs to know that null is taken too.</summary>
    static JsonNode NeverNull(JsonNode node)
    {
        if (node is not JsonObject schema)
            return node;

        if (schema["type"] is JsonArray types && types.FirstOrDefault(x => x?.GetValue<string>() != "null") is { } type)
            schema["type"] = type.GetValue<string>();

        if (schema["enum"] is JsonArray values)
            schema["enum"] = new JsonArray([.. values.Where(x => x is not null).Select(x => x!.DeepClone())]);

        if (schema.TryGetPropertyValue("default", out var otherwise) && otherwise is null)
            schema.Remove("default");

        return schema;
    }

    /// <summary>In answers what is not known is left out: a member that may be null is one that need not be there.</summary>
    static JsonNode WithoutNullables(JsonNode node)
    {
        if (node is not JsonObject schema)
            return node;

        if (schema["required"] is JsonArray required && schema["properties"] is JsonObject properties)
            schema["required"] = new JsonArray([.. required.Select(x => x!.GetValue<string>()).Where(x => !AllowsNull(properties[x])).Select(x => JsonValue.Create(x))]);

        return schema;
    }

    static bool AllowsNull(JsonNode? node) => node is JsonObject schema && schema["type"] is JsonArray types && types.Any(x => x?.GetValue<string>() == "null");
}
