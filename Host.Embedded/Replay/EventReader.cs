using System.Text.Json.Nodes;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Turns rows into events. The same row of the same source system is the same event, whichever file or run it comes from.</summary>
internal sealed class EventReader(ColumnMap map, string sourceSystem, bool dayFirst)
{
    /// <summary>The contract's limit.</summary>
    const int AttributeLimit = 100;

    public ReplayEvent Read(CsvRow row)
    {
        if (row.Defect is { } defect)
            return new ReplayEvent(row.Number, Guid.Empty, null, defect);

        var body = new JsonObject();
        foreach (var (field, index) in map.Fields)
        {
            if (index >= row.Fields.Count || row.Fields[index] is not { } text)
                continue;

            body[field.Name] = FieldText.Read(field.Type, text, dayFirst, out var error);
            if (error is not null)
                return new ReplayEvent(row.Number, Guid.Empty, null, $"{field.Name}: {error}");
        }

        if (map.ImpliesConversion && !body.ContainsKey("kind"))
            body["kind"] = "converted";

        if (map.Kind == ReplayKind.Leads && AttributesOf(row) is { Count: > 0 } attributes)
            body["attributes"] = attributes;

        var eventId = MarketingIds.From("replay", map.Kind.ToString(), sourceSystem, body.ToJsonString());
        body["event_id"] = eventId.ToString();
        body["source_system"] = sourceSystem;
        return new ReplayEvent(row.Number, eventId, body, null);
    }

    JsonObject AttributesOf(CsvRow row)
    {
        var attributes = new JsonObject();
        foreach (var (index, name) in map.Rest)
        {
            if (attributes.Count < AttributeLimit && index < row.Fields.Count && row.Fields[index] is { } text)
                attributes[name] = text;
        }

        return attributes;
    }
}
