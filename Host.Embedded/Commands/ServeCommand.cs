using System.CommandLine;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>Runs every service in this process until it is told to stop.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static Command Configure(Command command, IReadOnlyList<string> settings)
    {
        var urls = new Option<string?>("--urls") { Description = $"Where to listen, loopback only (default {ServiceHost.DefaultUrl}).", HelpName = "URL" };
        var database = CommonOptions.Database();
        command.Add(urls);
        command.Add(database);
        command.SetAction(result => ServiceHost.RunAsync(
            [.. settings, .. UrlSetting(result.GetValue(urls)), .. CommonOptions.DatabaseSetting(result.GetValue(database))],
            new ServiceDefaults(), EmbeddedModules.All()));
        return command;
    }

    static IEnumerable<string> UrlSetting(string? urls) => urls is null ? [] : [$"--urls={urls}"];
}
