namespace MarketingBus.Contracts;

/// <summary>Told to whoever listens; it may be that nobody does. Every other message waits until there is a queue that takes it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnnouncementAttribute : Attribute;
