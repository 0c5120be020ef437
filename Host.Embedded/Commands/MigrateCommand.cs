using System.CommandLine;
using MarketingBus.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Spectre.Console;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>Brings the database up to this version and stops.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var database = CommonOptions.Database();
        var command = new Command("migrate", "Bring the database up to this version.") { database };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(database), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(string? path, CancellationToken cancellationToken)
    {
        await using var app = await QuietHost.StartAsync(path, cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>().Database;
        var applied = await database.GetAppliedMigrationsAsync(cancellationToken);
        AnsiConsole.MarkupLineInterpolated($"{NameOf(database)} is at [bold]{applied.Last()}[/].");
        await app.StopAsync(cancellationToken);
        return ExitCode.Done;
    }

    static string NameOf(DatabaseFacade database)
    {
        var connection = database.GetDbConnection();
        return database.IsSqlite() ? connection.DataSource : $"The database {connection.Database} at {connection.DataSource}";
    }
}
