using System.CommandLine;
using System.Text.RegularExpressions;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>Runs every service in this process until it is told to stop.</summary>
internal static partial class ServeCommand
{
    public const string Name = "serve";

    public static Command Configure(Command command)
    {
        var urls = new Option<string?>("--urls") { Description = $"Where to listen, loopback only (default {ServiceHost.DefaultUrl}).", HelpName = "URL" };
        var database = CommonOptions.Database();
        command.Add(urls);
        command.Add(database);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result => ServiceHost.RunAsync(
            [.. result.UnmatchedTokens, .. UrlSetting(result.GetValue(urls)), .. CommonOptions.DatabaseSetting(result.GetValue(database))],
            new ServiceDefaults(), EmbeddedModules.All()));
        return command;
    }

    static IEnumerable<string> UrlSetting(string? urls) => urls is null ? [] : [$"--urls={urls}"];

    /// <summary>Any setting may be given as --Section:Key=value, and the world as --World=value; everything else is a typing mistake and must not start a server.</summary>
    public static IEnumerable<string> Mistakes(ParseResult result) => result.UnmatchedTokens
        .Where(token => !Setting().IsMatch(token))
        .Select(token => $"'{token}' is neither a command nor an option; settings are written as --Section:Key=value.");

    [GeneratedRegex("^--(World|[A-Za-z]+(:[A-Za-z0-9_]+)+)=")]
    private static partial Regex Setting();
}
