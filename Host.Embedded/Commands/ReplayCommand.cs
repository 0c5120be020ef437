using System.CommandLine;
using MarketingBus.Host.Embedded.Replay;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Text;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>Sends the rows of files as events, over HTTP, to a server that runs or to one started here.</summary>
internal static class ReplayCommand
{
    public static Command Create(IReadOnlyList<string> settings)
    {
        var files = new Argument<string[]>("FILE") { Description = "CSV files with a header.", Arity = ArgumentArity.OneOrMore };
        var url = new Option<string?>("--url") { Description = $"The server (default {ServiceHost.DefaultUrl}; when none answers there, one is started for the time of the replay)." };
        var kind = new Option<ReplayKind?>("--kind") { Description = "What the rows are; else found out from the header." };
        var map = new Option<string[]>("--map") { Description = "Which column feeds a field: field=column. May be repeated.", AllowMultipleArgumentsPerToken = true };
        var sourceSystem = new Option<string>("--source-system") { Description = "Who speaks; ids are unique within it.", DefaultValueFactory = _ => MarketingIds.DefaultSourceSystem };
        var batch = new Option<int>("--batch") { Description = "Rows in one request, 1 to 1000.", DefaultValueFactory = _ => 200 };
        var wait = new Option<bool?>("--wait") { Description = "Wait until every journey has come to rest (default when the server is started here)." };
        var sameDay = new Option<string?>("--same-day") { Description = "Several rows of one campaign's day: sum, they are parts of it; last, the last one holds. Else found from the columns that are not sent." };
        sameDay.AcceptOnlyFromAmong("sum", "last");
        var dates = new Option<string?>("--dates") { Description = "Which comes first in dates, where no value of a file shows it: day-first or month-first (the default)." };
        dates.AcceptOnlyFromAmong("day-first", "month-first");
        var means = new Option<string[]>("--means") { Description = "What a word in an engagement's kind means: word=kind, or word= for nothing that a lead does. May be repeated.", AllowMultipleArgumentsPerToken = true };
        var rejected = new Option<string?>("--rejected") { Description = "Write every rejected row with its reason to this file (one for each file, with its name, where several are replayed).", HelpName = "FILE" };
        var database = CommonOptions.Database();

        map.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => MappingOf(token.Value) is null))
                result.AddError($"--map {token.Value}: write field=column, with a field that events have.");
        });
        means.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => MeaningOf(token.Value) is null))
                result.AddError($"--means {token.Value}: write word=kind, with opened, clicked, replied, converted, unsubscribed, complained, or nothing.");
        });
        batch.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1000)
                result.AddError("--batch is 1 to 1000.");
        });

        var command = new Command("replay", "Send the rows of CSV files as events; a second replay changes nothing. Where no server is named or answers, the product runs here for as long.") { files, url, kind, map, sourceSystem, batch, wait, sameDay, dates, means, rejected, database };
        command.SetAction((result, cancellationToken) => new ReplaySession(result.GetRequiredValue(files), new ReplaySettings
        {
            Kind = result.GetValue(kind),
            Map = (result.GetValue(map) ?? []).Select(x => MappingOf(x)!.Value).ToDictionary(x => x.Field, x => x.Column),
            Words = (result.GetValue(means) ?? []).Select(x => MeaningOf(x)!.Value).ToDictionary(x => x.Word, x => x.Kind, StringComparer.OrdinalIgnoreCase),
            SumsDays = result.GetValue(sameDay) is { } several ? several == "sum" : null,
            Days = result.GetValue(dates) switch { "day-first" => DayOrder.DayFirst, "month-first" => DayOrder.MonthFirst, _ => DayOrder.Unknown },
            RejectedPath = result.GetValue(rejected),
            SourceSystem = result.GetRequiredValue(sourceSystem),
            Batch = result.GetValue(batch),
        }, settings).RunAsync(result.GetValue(url), result.GetValue(database), result.GetValue(wait), cancellationToken));
        return command;
    }

    static (string Word, string Kind)? MeaningOf(string text) =>
        text.LastIndexOf('=') is > 0 and var place && text[(place + 1)..] is var kind && (kind.Length == 0 || EngagementWords.IsKind(kind)) ? (text[..place], kind) : null;

    static (string Field, string Column)? MappingOf(string text) =>
        text.Split('=', 2) is [var field, { Length: > 0 } column] && TargetFields.Knows(field) ? (field, column) : null;
}
