namespace MarketingBus.Host.Embedded.Commands;

/// <summary>A command cannot go on; the message is the one sentence that the user reads.</summary>
internal sealed class CommandFailedException(string message, int exitCode = ExitCode.Failed) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
