namespace MarketingBus.Data.Consents;

/// <summary>What a person said about being contacted.</summary>
public enum ConsentState
{
    Granted,

    /// <summary>Counts until the same journey says granted later.</summary>
    Refused,

    /// <summary>The person's own act, such as an unsubscription: a profile that says granted does not lift it.</summary>
    Withdrawn,

    /// <summary>The person's own act, as <see cref="Withdrawn"/>.</summary>
    Complained,
}
