using System.CommandLine;
using MarketingBus.Data;
using MarketingBus.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
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

    static async Task<int> RunAsync(string? database, CancellationToken cancellationToken)
    {
        await using var app = await QuietHost.StartAsync(database, cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        var applied = await scope.ServiceProvider.GetRequiredService<MarketingDbContext>().Database.GetAppliedMigrationsAsync(cancellationToken);
        var path = Path.GetFullPath(app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Path);
        AnsiConsole.MarkupLineInterpolated($"{path} is at [bold]{applied.Last()}[/].");
        await app.StopAsync(cancellationToken);
        return ExitCode.Done;
    }
}
