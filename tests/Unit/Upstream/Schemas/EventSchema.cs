using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Support;

namespace MarketingBus.Tests.Unit.Upstream.Schemas;

/// <summary>The JSON Schema (draft 7, which AsyncAPI and most validators read) of one upstream event, out of the contracts that it becomes.</summary>
internal static class EventSchema
{
    static readonly JsonSerializerOptions Written = new(WireJson.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly JsonSchemaExporterOptions Export = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Complete };

    static readonly HashSet<string> LongTexts = ["text", "subject", "user_agent"];

    /// <summary>Refunds may outweigh what came in.</summary>
    static readonly HashSet<string> MayBeNegative = ["revenue_usd", "roas"];

    public static IReadOnlyDictionary<string, Func<JsonObject>> All { get; } = new Dictionary<string, Func<JsonObject>>
    {
        ["lead.received"] = () => NestedOrFlat<LeadEventBody, LeadProfile>("lead.received", "lead_data", Scalars()),
        ["campaign.updated"] = () => NestedOrFlat<CampaignEventBody, CampaignFigures>("campaign.updated", "campaign_data", JsonValue.Create(true)),
        ["engagement.recorded"] = () => Head("engagement.recorded", typeof(EngagementRecorded), Of<EngagementEventBody>()),
    };

    public static string Text(JsonNode schema) => schema.ToJsonString(Written);

    /// <summary>The subject's fields under their name, or beside the envelope's.</summary>
    static JsonObject NestedOrFlat<TBody, TSubject>(string name, string inner, JsonNode others)
    {
        var nested = Of<TBody>();
        var flat = Of<TSubject>();
        foreach (var (field, schema) in nested["properties"]!.AsObject().Where(x => x.Key != inner))
            flat["properties"]![field] = schema!.DeepClone();

        flat["additionalProperties"] = others;
        flat["not"] = new JsonObject { ["required"] = new JsonArray(inner) };
        return Head(name, typeof(TSubject), new JsonObject { ["anyOf"] = new JsonArray(nested, flat) });
    }

    static JsonObject Head(string name, Type subject, JsonObject schema)
    {
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "title", name);
        schema.Insert(2, "description", XmlDocs.SummaryOf(subject));
        return schema;
    }

    static JsonObject Of<T>()
    {
        var schema = WireJson.Options.GetJsonSchemaAsNode(typeof(T), Export).AsObject();
        schema["type"] = "object";
        return schema;
    }

    static JsonObject Scalars() => new() { ["type"] = new JsonArray("string", "number", "boolean", "null"), ["maxLength"] = TextRules.TextLimit };

    /// <summary>What the types do not say: limits and meanings.</summary>
    static JsonNode Complete(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
            return node;

        var name = context.PropertyInfo?.Name ?? "";
        if (MeaningOf(context.PropertyInfo?.AttributeProvider as PropertyInfo, name) is { Length: > 0 } meaning)
            schema.Insert(0, "description", meaning);

        var type = context.TypeInfo.Type;
        if (type == typeof(string))
            schema["maxLength"] = LongTexts.Contains(name) ? TextRules.TextLimit : TextRules.IdLimit;
        else if (IsNumber(Nullable.GetUnderlyingType(type) ?? type) && !MayBeNegative.Contains(name))
            ForbidNegative(schema);

        if (type == typeof(string) && context.PropertyInfo?.IsRequired is true)
            schema["pattern"] = "\\S";

        if (name == "ctr")
            schema["maximum"] = 1;

        return schema;
    }

    /// <summary>Numbers may come as text, for which JSON Schema knows no minimum.</summary>
    static void ForbidNegative(JsonObject schema)
    {
        schema["minimum"] = 0;
        if (schema["pattern"]?.GetValue<string>() is { } pattern)
            schema["pattern"] = pattern.Replace("^-?", "^", StringComparison.Ordinal);
    }

    static bool IsNumber(Type type) => type == typeof(long) || type == typeof(double);

    static string MeaningOf(PropertyInfo? property, string name) => name switch
    {
        "event_id" => "The event's own id, unique within its source system; the same id is accepted once. It does not count where an envelope (CloudEvents) has an id.",
        "source_system" => "Which upstream system speaks; lead ids are unique within it. Left out, the envelope's source, else the message's app-id, else \"default\".",
        _ when property is null => "",
        _ => XmlDocs.SummaryOf(typeof(EngagementRecorded).GetProperty(property.Name) is { } told && property.DeclaringType == typeof(EngagementEventBody) ? told : property),
    };
}
