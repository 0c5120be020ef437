using Spectre.Console;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>How long work looks in the terminal.</summary>
internal static class TerminalProgress
{
    public static Task RunAsync(Func<ProgressContext, Task> work) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(work);
}
