using System.CommandLine;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>The command line: parses, runs, and turns what went wrong into one sentence and an exit code.</summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("MarketingBus: event-driven marketing in one process.")
        {
            ReplayCommand.Create(), TrainCommand.Create(), ModelsCommand.Create(), MigrateCommand.Create(), SamplesCommand.Create(),
        };
        root.Add(ServeCommand.Configure(new Command("serve", "Run every service in this process (the default).")));
        ServeCommand.Configure(root);

        var result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var mistakes = result.Errors.Select(error => error.Message).Concat(ServeCommand.Mistakes(result)).ToList();
        if (mistakes.Count > 0)
        {
            foreach (var mistake in mistakes)
                await Console.Error.WriteLineAsync(mistake);

            await Console.Error.WriteLineAsync("See --help.");
            return ExitCode.Usage;
        }

        try
        {
            // The host handles Ctrl+C itself and takes the time that it needs to stop.
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
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
