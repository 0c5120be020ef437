using System.CommandLine;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>The command line: parses, runs, and turns what went wrong into one sentence and an exit code.</summary>
public static class CommandLine
{
    // As long as a command may take to end after a signal; what still runs then is ended with the process, and keeps nothing.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    public static async Task<int> RunAsync(string[] args)
    {
        var given = CommandSettings.Of(args);
        var root = new RootCommand("MarketingBus: event-driven marketing in one process. Every command takes settings as --Section:Name=value; all are in docs/settings.md.")
        {
            ReplayCommand.Create(given.Settings), TrainCommand.Create(given.Settings), ModelsCommand.Create(given.Settings), MigrateCommand.Create(given.Settings), SamplesCommand.Create(),
        };
        root.Add(ServeCommand.Configure(new Command(ServeCommand.Name, "Run every service in this process (the default)."), given.Settings));
        ServeCommand.Configure(root, given.Settings);

        var result = root.Parse(given.Rest, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var mistakes = result.Errors.Select(error => error.Message).Concat(given.Mistakes()).ToList();
        if (mistakes.Count > 0)
        {
            foreach (var mistake in mistakes)
                await Console.Error.WriteLineAsync(mistake);

            await Console.Error.WriteLineAsync("See --help.");
            return ExitCode.Usage;
        }

        try
        {
            // A server handles signals itself and takes the time that it needs to stop.
            var isServer = result.CommandResult.Command is RootCommand or { Name: ServeCommand.Name };
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = isServer ? null : Patience });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return ExitCode.Stopped;
        }
        catch (CommandFailedException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return failure.ExitCode;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidOperationException or System.Data.Common.DbException
            or Microsoft.Extensions.Options.OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return ExitCode.Failed;
        }
    }
}
