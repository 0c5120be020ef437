using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Platform.Hosting;
using MarketingBus.Workers.Triage;

namespace MarketingBus.Host.Embedded.Commands;

/// <summary>What commands work with: the database, the models, and the rules that models are measured by. Only <c>serve</c> consumes, sends and sweeps.</summary>
internal static class QuietHost
{
    public static Task<CommandHost> OpenAsync(IEnumerable<string> settings, string? database, CancellationToken cancellationToken) =>
        CommandHost.OpenAsync([.. settings, .. CommonOptions.DatabaseSetting(database)], [new DataModule(), new LearningModule(), new TriageModule()], cancellationToken);
}
