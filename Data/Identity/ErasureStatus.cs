namespace MarketingBus.Data.Identity;

/// <summary>The values of <see cref="ErasureStep.Status"/>.</summary>
public static class ErasureStatus
{
    public const string Pending = "pending";

    /// <summary>The last search found nothing.</summary>
    public const string Erased = "erased";

    /// <summary>It could not be asked; it is tried again.</summary>
    public const string Failed = "failed";
}
