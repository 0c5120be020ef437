using System.Globalization;
using System.Text.Json.Nodes;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>
/// Which event a row is. The id that it carries says so; else what it says, and the how manieth row of its file it is that says so: equal rows of one file are so many events, and
/// the same file, or one that has grown, gives the same events again. A lead's row that says the same as the row before it about that lead says nothing.
/// </summary>
internal sealed class RowIds(ColumnMap map, FileSurvey survey, string sourceSystem)
{
    readonly Dictionary<Guid, int> occurrences = [];
    readonly Dictionary<Guid, List<Guid>> orders = [];
    readonly Dictionary<ulong, Guid> versions = [];

    readonly int[] content = [.. Enumerable.Range(0, map.Names.Count).Where(x => map.Fields.Any(y => y.Index == x) || map.Rest.Any(y => y.Index == x && !DimensionColumns.IsOfTheExport(y.Name)))];

    /// <param name="row">As the file has it.</param>
    /// <param name="body">As it is sent.</param>
    /// <param name="named">Its event id.</param>
    /// <param name="order">What was bought.</param>
    public Guid Of(CsvRow row, JsonObject body, string? named, string? order)
    {
        if (named is not null)
            return Guid.TryParse(named, out var id) && id != Guid.Empty ? id : From("event", named);

        if (order is not null && (string?)body["kind"] == "converted")
            return OfOrder(order, From("row", Content(row)));

        if (map.Kind != ReplayKind.Engagements)
            return OfVersion(survey.SubjectOf(row), From("row", body.ToJsonString()));

        return Counted((string?)body["message_id"] is { } message
            ? From("message", message, (string?)body["lead_id"] ?? "", (string?)body["kind"] ?? "", (string?)body["occurred_at"] ?? "")
            : From("row", Content(row)));
    }

    /// <summary>A row that says the same of an order is the same event; another one is a further part of it.</summary>
    Guid OfOrder(string order, Guid row)
    {
        var id = From("order", order);
        var parts = orders.TryGetValue(id, out var known) ? known : orders[id] = [];
        if (!parts.Contains(row))
            parts.Add(row);

        return Numbered(id, parts.IndexOf(row) + 1);
    }

    Guid OfVersion(ulong subject, Guid id)
    {
        if (!survey.Subjects.HasSeveral(subject))
            return id;

        if (versions.TryGetValue(subject, out var before) && before == id)
            return Numbered(id, occurrences[id]);

        versions[subject] = id;
        return Counted(id);
    }

    Guid Counted(Guid id) => Numbered(id, occurrences[id] = occurrences.GetValueOrDefault(id) + 1);

    static Guid Numbered(Guid id, int occurrence) =>
        occurrence == 1 ? id : MarketingIds.From("replay", id.ToString(), occurrence.ToString(CultureInfo.InvariantCulture));

    string Content(CsvRow row) => string.Join('\u001f', content.Select(x => $"{map.Names[x]}\u001e{row.At(x)}"));

    Guid From(string what, params ReadOnlySpan<string> parts) => MarketingIds.From("replay", [map.Kind.ToString(), sourceSystem, what, .. parts]);
}
