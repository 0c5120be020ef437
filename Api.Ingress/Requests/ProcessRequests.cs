using MarketingBus.Data.Ingress;
using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>Reads what to learn from. With errors noted, what is answered is not to be used.</summary>
internal static class ProcessRequests
{
    const string Store = "store";
    const int FileLimit = 20;
    const int ColumnLimit = 1_000;

    public static TrainingRequest FromStore { get; } = new() { FromStore = true };

    public static TrainingRequest Training(JsonFields fields, DataFolder folder)
    {
        var names = fields.TextOrTexts("source", FileLimit) ?? [Store];
        if (names.Count == 0)
            fields.Error("source", "Names no file.");
        if (fields.Has("label") && fields.Has("outcomes"))
            fields.Error("label", "Must be left out where outcomes say what converted.");

        var isStore = names is [Store];
        return new TrainingRequest
        {
            FromStore = isStore,
            Paths = isStore ? [] : [.. names.Select(x => PathOf(fields, "source", x, folder))],
            LabelColumn = fields.Id("label"),
            PositiveValue = fields.Id("positive"),
            OutcomesPath = fields.Id("outcomes") is { } outcomes ? PathOf(fields, "outcomes", outcomes, folder) : null,
            BlankIsNo = fields.Flag("blank_is_no") ?? false,
            HasQuotes = fields.Flag("quotes") ?? true,
            KeyColumn = fields.Id("key"),
            TimeColumn = fields.Id("time"),
            GroupColumn = fields.Id("group"),
            Order = OrderOf(fields),
            Target = fields.Choice<ModelTarget>("for"),
            BalanceClasses = fields.Flag("balance") ?? false,
            OutcomeWindow = fields.Number("outcome_days", maximum: TrainingRequest.MostOutcomeDays) is { } days ? TimeSpan.FromDays(days) : null,
            Exclude = fields.Texts("exclude", ColumnLimit) ?? [],
            Keep = fields.Texts("keep", ColumnLimit) ?? [],
        };
    }

    /// <summary>The field that the fault lies in.</summary>
    public static string FieldOf(TrainingInput input) => input switch
    {
        TrainingInput.Label => "label",
        TrainingInput.PositiveValue => "positive",
        TrainingInput.Key => "key",
        TrainingInput.Exclude => "exclude",
        TrainingInput.Keep => "keep",
        TrainingInput.Ordered => "ordered",
        _ => "source",
    };

    static TimeOrder? OrderOf(JsonFields fields)
    {
        if (fields.Text("ordered") is not { } said)
            return null;
        if (bool.TryParse(said, out var flag))
            return flag ? TimeOrder.OldestFirst : TimeOrder.None;
        if (WireName.All<TimeOrder>().TryGetValue(said, out var order) && order != TimeOrder.None)
            return order;

        fields.Error("ordered", "Must be oldest_first (or true), newest_first or false.");
        return null;
    }

    static string PathOf(JsonFields fields, string field, string name, DataFolder folder)
    {
        var (path, fault) = folder.Find(name);
        if (fault is not null)
            fields.Error(field, $"'{TextRules.Shown(name)}': {fault}");

        return path ?? "";
    }
}
