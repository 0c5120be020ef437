using System.Text.RegularExpressions;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>Settings of the product among the words of a command line: any command takes them, wherever they stand.</summary>
/// <param name="Settings">As the configuration reads them: --Section:Name=value.</param>
/// <param name="Rest">Commands, options and arguments.</param>
internal sealed partial record CommandSettings(IReadOnlyList<string> Settings, IReadOnlyList<string> Rest)
{
    public static CommandSettings Of(IReadOnlyList<string> args)
    {
        var open = args.TakeWhile(x => x != "--").Count();
        return new CommandSettings([.. args.Take(open).Where(IsSetting)], [.. args.Where((x, i) => i >= open || !IsSetting(x))]);
    }

    /// <summary>What is wrong with them: a setting that nobody reads must not pass for one that holds.</summary>
    public IEnumerable<string> Mistakes() => Settings.Select(MistakeIn).OfType<string>();

    static bool IsSetting(string word) => Setting().IsMatch(word);

    static string? MistakeIn(string setting)
    {
        if (setting.Split('=', 2) is not [var option, _])
            return $"'{setting}' has no value; settings are written as --Section:Name=value.";

        var name = option[2..];
        if (SettingNames.Knows(name))
            return null;

        return $"There is no setting '{name}'{(SettingNames.Nearest(name) is { } nearest ? $"; did you mean {nearest}?" : ".")} All are in docs/settings.md.";
    }

    [GeneratedRegex("^--(World=|[^=:]+:)", RegexOptions.IgnoreCase)]
    private static partial Regex Setting();
}
