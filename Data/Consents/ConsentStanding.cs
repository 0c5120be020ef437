namespace MarketingBus.Data.Consents;

/// <summary>Where a person stands by all that was said, under whichever id, when a message is about to go out.</summary>
public sealed record ConsentStanding
{
    public static ConsentStanding Unknown { get; } = new();

    /// <summary>The journey itself said yes, at least once.</summary>
    public bool Granted { get; init; }

    /// <summary>The last word of a journey with the address is no.</summary>
    public bool Refused { get; init; }

    public bool Withdrawn { get; init; }

    public bool Complained { get; init; }
}
