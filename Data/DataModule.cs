using MarketingBus.Data.Consents;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Orchestration;
using MarketingBus.Data.Queries;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Data;

/// <summary>The database as a component of every process: its context, its inbox and outbox, its migrations.</summary>
public sealed class DataModule : ServiceModule
{
    public override string Name => "data";

    public override void AddServices(IHostApplicationBuilder builder)
    {
        builder.AddDatabase<MarketingDbContext>();
        if (builder.UsesPostgreSql())
            builder.Services.AddScoped<IDatabaseUpgrade, PostgreSqlUpgrade>();
        else
            builder.Services.AddScoped<IDatabaseUpgrade, SqliteUpgrade>();

        builder.Services.AddScoped<FaultedMessages<MarketingDbContext>>();
        builder.Services.AddSingleton<LeadQueries>();
        builder.Services.AddSingleton<ConsentReader>();
        builder.Services.AddScoped<CampaignQueries>();
        builder.Services.AddScoped<CampaignHistory>();
        builder.Services.AddScoped<ScoredLeads>();
        builder.Services.AddScoped<ModelChecks>();
        builder.Services.AddScoped<ScoreQueries>();
        builder.Services.AddIdentity();
        builder.Services.AddScoped<JourneyPages>();
        builder.Services.AddScoped<EscalationQueries>();
        builder.Services.AddScoped<EventIntake>();
        builder.Services.AddScoped<OperatorDesk>();
    }

    public override void AddBus(IBusRegistrationConfigurator bus) =>
        bus.AddEntityFrameworkOutbox<MarketingDbContext>(outbox => outbox.UseBusOutbox());

    public override async Task SetupAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IDatabaseUpgrade>().RunAsync(cancellationToken);
        // A wrong key stops the start, and not the first message.
        await services.GetRequiredService<InstallationSecret>().GetAsync(cancellationToken);
    }
}
