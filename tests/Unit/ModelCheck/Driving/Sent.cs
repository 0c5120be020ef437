namespace MarketingBus.Tests.Unit.ModelCheck.Driving;

/// <summary>What a consumer published, or sent to an address.</summary>
internal sealed record Sent(object Message, Uri? Address, Guid? RequestId, Uri? ResponseAddress);
