using MassTransit;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>What the management page calls a process.</summary>
internal static class ServiceName
{
    const string Product = "MarketingBus.";

    /// <summary>"workers-triage" of MarketingBus.Workers.Triage.</summary>
    public static string Of(IHostEnvironment environment) => environment.ApplicationName.Replace(Product, "", StringComparison.Ordinal)
        .Replace('.', '-').ToLowerInvariant();

    /// <summary>Where the answers to this one process's questions come; the queue goes with the process.</summary>
    public static string AnswerQueueOf(IHostEnvironment environment) => $"{Of(environment)}-answers-{NewId.NextGuid():N}";
}
