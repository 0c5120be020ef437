using System.CommandLine;
using MarketingBus.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Spectre.Console;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>Brings the database up to this version and stops.</summary>
internal static class MigrateCommand
{
    public static Command Create(IReadOnlyList<string> settings)
    {
        var database = CommonOptions.Database();
        var command = new Command("migrate", "Bring the database up to this version.") { database };
        command.SetAction((result, cancellationToken) => RunAsync(settings, result.GetValue(database), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(IReadOnlyList<string> settings, string? path, CancellationToken cancellationToken)
    {
        await using var host = await QuietHost.OpenAsync(settings, path, cancellationToken);
        await using var scope = host.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>().Database;
        var applied = await database.GetAppliedMigrationsAsync(cancellationToken);
        AnsiConsole.MarkupLineInterpolated($"{NameOf(database)} is at [bold]{applied.Last()}[/].");
        return ExitCode.Done;
    }

    static string NameOf(DatabaseFacade database)
    {
        var connection = database.GetDbConnection();
        return database.IsSqlite() ? connection.DataSource : $"The database {connection.Database} at {connection.DataSource}";
    }
}
