namespace MarketingBus.Tests.Support.Chaos;

/// <summary>An event that was answered 202 or confirmed by the broker.</summary>
/// <param name="Kind">lead, campaign or engagement.</param>
/// <param name="SubjectId">Its journey or review.</param>
internal sealed record Promise(Guid EventId, string Kind, Guid SubjectId);
