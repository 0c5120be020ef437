using System.Text.Json.Nodes;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Turns rows into events, one each.</summary>
internal sealed class EventReader(ColumnMap map, FileSurvey survey, ReplaySettings settings)
{
    /// <summary>The contract's limit.</summary>
    public const int AttributeLimit = 100;

    /// <summary>A rate may differ from its counts by this fraction, through rounding.</summary>
    const double Tolerance = 0.1;

    static readonly (string Rate, string Over, string Under)[] Rates = [("ctr", "clicks", "impressions"), ("cpl_usd", "cost_usd", "leads_created"), ("roas", "revenue_usd", "cost_usd")];

    readonly RowIds ids = new(map, survey, settings.SourceSystem);
    readonly SortedSet<string> dropped = new(StringComparer.Ordinal);

    /// <summary>Columns of which some row had more than a lead can have of its own.</summary>
    public IReadOnlyCollection<string> Dropped => dropped;

    public ReplayEvent Read(CsvRow row)
    {
        var read = ReadFields(row);
        if (read.Error is not null || read.PassedOver is not null)
            return read;

        var (named, order) = (Text(row, "event_id"), Text(row, "order_id"));
        return Identified(read, ids.Of(row, read.Body!, named, order), named is null && map.Kind != ReplayKind.Engagements && survey.Subjects.IsLast(row.Number, survey.SubjectOf(row)));
    }

    /// <summary>The same with an event id and a source system.</summary>
    public ReplayEvent Identified(ReplayEvent read, Guid id, bool isLast)
    {
        read.Body!["event_id"] = id.ToString();
        read.Body["source_system"] = settings.SourceSystem;
        return read with { EventId = id, IsLast = isLast };
    }

    public Guid IdOf(ReplayEvent read) => ids.Of(read.Origin[^1], read.Body!, null, null);

    /// <summary>What a row says, not yet named.</summary>
    public ReplayEvent ReadFields(CsvRow row)
    {
        if (row.Defect is { } defect)
            return Refused(row, defect);

        var (body, notes, attributes) = (new JsonObject(), new List<FieldNote>(), new JsonObject());
        foreach (var (field, index) in map.Fields.Where(x => x.Field.Type is not (FieldType.EventId or FieldType.OrderId)))
        {
            if (FieldText.Known(field.Type, row.At(index)) is not { } text)
                continue;

            if (field.Type == FieldType.EngagementKind && WithoutEvent(row, text) is { } none)
                return none;

            var value = FieldText.Read(field.Type, Word(field, text), survey.FormatOf(index), out var error);
            if (error is not null && IsStrict(field))
                return Refused(row, $"{field.Name}: {error}");

            if (error is null)
                body[field.Name] = value;
            else
                LeaveOut(field, map.Names[index], text, error, notes, attributes);
        }

        if (map.ImpliesConversion && !body.ContainsKey("kind"))
            body["kind"] = "converted";

        if (body.Remove("opted_out", out var refused) && (bool)refused!)
            body["gdpr_consent"] = false;

        if (map.Kind == ReplayKind.Leads && AddAttributes(row, attributes).Count > 0)
            body["attributes"] = attributes;

        if (map.Kind == ReplayKind.Campaigns)
            TrustCounts(body, notes);

        return new ReplayEvent(row.Number, Guid.Empty, body, null) { Origin = [row], Notes = notes };
    }

    static ReplayEvent Refused(CsvRow row, string error) => new(row.Number, Guid.Empty, null, error) { Origin = [row] };

    /// <summary>What decides about people, which day it is and what a conversion is worth is not left out.</summary>
    bool IsStrict(TargetField field) => field.Type is FieldType.Flag or FieldType.Refusal or FieldType.Day || (field.Type == FieldType.Number && map.Kind == ReplayKind.Engagements);

    void LeaveOut(TargetField field, string column, string text, string error, List<FieldNote> notes, JsonObject attributes)
    {
        notes.Add(new FieldNote(field.Name, $"{error}, and was left out"));
        if (map.Kind == ReplayKind.Leads)
            attributes[column] = text;
    }

    string Word(TargetField field, string text) => field.Type == FieldType.EngagementKind && settings.Words.TryGetValue(text, out var kind) ? kind : text;

    ReplayEvent? WithoutEvent(CsvRow row, string text)
    {
        if (settings.Words.TryGetValue(text, out var kind))
            return kind.Length == 0 ? new ReplayEvent(row.Number, Guid.Empty, null, null) { Origin = [row], PassedOver = text } : null;

        if (EngagementWords.KindOf(text) is not null)
            return null;

        if (EngagementWords.IsPassedOver(text))
            return new ReplayEvent(row.Number, Guid.Empty, null, null) { Origin = [row], PassedOver = text };

        return EngagementWords.MayBeOptOut(text)
            ? Refused(row, $"kind: '{text}' may be an opt-out and is not known; say --means \"{text}=unsubscribed\"") with { MayBeOptOut = true }
            : null;
    }

    string? Text(CsvRow row, string field) => map.Has(field) ? FieldText.Known(FieldType.EventId, row.At(map.IndexOf(field))) : null;

    JsonObject AddAttributes(CsvRow row, JsonObject attributes)
    {
        foreach (var (index, name) in map.Rest)
        {
            if (FieldText.Known(FieldType.Text, row.At(index)) is not { } text)
                continue;

            if (attributes.Count < AttributeLimit)
                attributes[name] = text;
            else
                dropped.Add(name);
        }

        return attributes;
    }

    static void TrustCounts(JsonObject body, List<FieldNote> notes)
    {
        foreach (var (rate, over, under) in Rates)
        {
            if (Figures.Of(body, rate) is not { } given || Figures.Of(body, over) is not { } counted || !(Figures.Of(body, under) is { } whole && whole > 0))
                continue;

            var derived = counted / whole;
            if (Math.Abs(given - derived) <= Tolerance * Math.Max(Math.Abs(given), Math.Abs(derived)))
                continue;

            body.Remove(rate);
            notes.Add(new FieldNote(rate, $"{rate} contradicts {over} and {under}, which were taken instead"));
        }
    }
}
