using System.CommandLine;
using MarketingBus.Host.Embedded.Replay;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>Sends the rows of files as events, over HTTP, to a server that runs or to one started here.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "CSV files with a header.", Arity = ArgumentArity.OneOrMore };
        var url = new Option<string?>("--url") { Description = $"The server (default {ServiceHost.DefaultUrl}; when none answers there, one is started for the time of the replay)." };
        var kind = new Option<ReplayKind?>("--kind") { Description = "What the rows are; else found out from the header." };
        var map = new Option<string[]>("--map") { Description = "Which column feeds a field: field=column. May be repeated.", AllowMultipleArgumentsPerToken = true };
        var sourceSystem = new Option<string>("--source-system") { Description = "Who speaks; ids are unique within it.", DefaultValueFactory = _ => MarketingIds.DefaultSourceSystem };
        var batch = new Option<int>("--batch") { Description = "Rows in one request, 1 to 1000.", DefaultValueFactory = _ => 200 };
        var wait = new Option<bool?>("--wait") { Description = "Wait until every journey has come to rest (default when the server is started here)." };
        var database = CommonOptions.Database();

        map.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => MappingOf(token.Value) is null))
                result.AddError($"--map {token.Value}: write field=column, with a field that events have.");
        });
        batch.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1000)
                result.AddError("--batch is 1 to 1000.");
        });

        var command = new Command("replay", "Send the rows of CSV files as events; a second replay changes nothing.") { files, url, kind, map, sourceSystem, batch, wait, database };
        command.SetAction((result, cancellationToken) => new ReplaySession(result.GetRequiredValue(files), new ReplaySettings
        {
            Kind = result.GetValue(kind),
            Map = (result.GetValue(map) ?? []).Select(x => MappingOf(x)!.Value).ToDictionary(x => x.Field, x => x.Column),
            SourceSystem = result.GetRequiredValue(sourceSystem),
            Batch = result.GetValue(batch),
        }).RunAsync(result.GetValue(url), result.GetValue(database), result.GetValue(wait), cancellationToken));
        return command;
    }

    static (string Field, string Column)? MappingOf(string text) =>
        text.Split('=', 2) is [var field, { Length: > 0 } column] && TargetFields.Knows(field) ? (field, column) : null;
}
