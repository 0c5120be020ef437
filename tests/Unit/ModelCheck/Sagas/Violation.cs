namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>Something happened that must not, in whatever order the messages come.</summary>
internal sealed class Violation(string message, Exception? inner = null) : Exception(message, inner);
