namespace MarketingBus.Data.Orchestration;

/// <summary>The states of journeys and reviews as they are stored; the state machines name their states the same.</summary>
public static class StateNames
{
    public const string Awaited = "Awaited";
    public const string Triaging = "Triaging";
    public const string Engaging = "Engaging";
    public const string Optimizing = "Optimizing";
    public const string AwaitingManager = "AwaitingManager";
    public const string Completed = "Completed";
    public const string Faulted = "Faulted";
    public const string Abandoned = "Abandoned";

    public static IReadOnlyList<string> OfJourneys { get; } = [Awaited, Triaging, Engaging, AwaitingManager, Completed, Faulted, Abandoned];

    public static IReadOnlyList<string> OfReviews { get; } = [Optimizing, AwaitingManager, Completed, Faulted, Abandoned];
}
