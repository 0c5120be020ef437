namespace MarketingBus.Platform.Hosting;

/// <summary>What a process tells its supervisor by the way it ends.</summary>
internal static class ExitCodes
{
    /// <summary>What is wrong will stay wrong until somebody mends it.</summary>
    public const int Failed = 1;

    /// <summary>EX_TEMPFAIL of sysexits.h: started again, it may well work.</summary>
    public const int TryAgain = 75;
}
