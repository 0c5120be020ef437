namespace MarketingBus.Host.Embedded.Commands;

/// <summary>What a command tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;

    /// <summary>Training went well and found nothing to learn: no model is promoted.</summary>
    public const int NoSignal = 3;

    /// <summary>Somebody ended the command before it was done.</summary>
    public const int Stopped = 130;
}
