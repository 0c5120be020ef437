namespace MarketingBus.Platform.Messaging.Delivery.Broker;

/// <summary>Nobody takes a message yet. A queue is there from the first start of its service on.</summary>
internal sealed class UnroutableException(string destination)
    : Exception($"No queue is bound to {destination} yet; it will be once the service that takes it has started.");
