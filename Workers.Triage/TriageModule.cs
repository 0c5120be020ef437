using MarketingBus.Learning;
using MarketingBus.Platform.Hosting;
using MarketingBus.Workers.Triage.Capacity;
using MarketingBus.Workers.Triage.Consumers;
using MarketingBus.Workers.Triage.Decisions;
using MassTransit;
using Microsoft.Extensions.Options;

namespace MarketingBus.Workers.Triage;

/// <summary>Classifies, scores and routes leads.</summary>
public sealed class TriageModule : ServiceModule
{
    public override string Name => "workers-triage";

    public override void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<TriageOptions>()
            .BindConfiguration(TriageOptions.Section)
            .PostConfigure(options => options.UseDefaultsWhereEmpty())
            .ValidateDataAnnotations()
            .Validate(options => options.HasReadableSizes(), "Triage: a company size is a band such as '1001-5000' or '5000+'.")
            .Validate(options => options.HasReadableGrades(), "Triage: a grade is A1 to C3, or one of A, B, C, 1, 2, 3 alone.")
            .Validate(options => options.HasDescendingGrades(), "Triage: GradeAFromFit is above GradeBFromFit, and Grade1FromEngagement above Grade2FromEngagement.")
            .Validate(options => options.HasRulesWithinRange(), "Triage: of a rule FromScore is 0 to 100, PerDay 1 to 1,000,000 and FromProbability 0 to 1, and a routing rule has a Reason.")
            .Validate(options => options.HasDestinationsToHandTo(), "Triage: of a routing rule Destination is Engagement or Manager; no other agent can take a lead next.")
            .Validate(options => options.CapacityLeastHistory <= options.CapacityWindow, "Triage: CapacityLeastHistory is no longer than CapacityWindow.")
            .ValidateOnStart();
        builder.Services.AddSingleton(services => new TriagePolicy(services.GetRequiredService<IOptions<TriageOptions>>().Value));
        builder.Services.AddSingleton(services => new CapacityPolicy(services.GetRequiredService<IOptions<TriageOptions>>().Value));
        builder.Services.AddSingleton<CurrentCapacity>();
        builder.Services.AddHostedService<CapacityRefresh>();
        builder.Services.AddSingleton<IRuleScorer, RuleScorer>();
    }

    /// <summary>The first leads after a start are routed like those before it.</summary>
    public override Task SetupAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<CurrentCapacity>().RefreshAsync(cancellationToken);

    public override void AddBus(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<TriageLeadConsumer, TriageLeadConsumerDefinition>();
        bus.AddConsumer<GetLeadScoreConsumer>();
    }
}
