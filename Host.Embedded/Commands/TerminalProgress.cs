using Spectre.Console;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>How long work looks in the terminal.</summary>
internal static class TerminalProgress
{
    public static Task RunAsync(Func<ProgressContext, Task> work) => Terminal().Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(work);

    // Where the output goes to a file or another program, it holds the result and nothing else.
    static IAnsiConsole Terminal() =>
        Console.IsOutputRedirected ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }) : AnsiConsole.Console;
}
