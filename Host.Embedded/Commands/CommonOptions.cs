using System.CommandLine;
using MarketingBus.Platform.Persistence;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<string?> Database() =>
        new("--database") { Description = $"Path of the SQLite file (default {new DatabaseOptions().Path}).", HelpName = "FILE" };

    /// <summary>The database as the host's configuration spells it; nothing when the user did not say.</summary>
    public static IEnumerable<string> DatabaseSetting(string? path) =>
        path is null ? [] : [$"--{DatabaseOptions.Section}:{nameof(DatabaseOptions.Path)}={path}"];
}
