using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Bench.Pipeline.Flow;

/// <summary>The flow as a module of the product keeps it: saga, inbox, outbox and business row in PostgreSQL.</summary>
internal sealed class GroupedFlowModule : ServiceModule
{
    public override string Name => "bench-flow";

    public override void AddServices(IHostApplicationBuilder builder)
    {
        builder.AddDatabase<FlowDbContext>();
        builder.Services.AddSingleton<FlowProgress>();
    }

    public override void AddBus(IBusRegistrationConfigurator bus)
    {
        bus.AddEntityFrameworkOutbox<FlowDbContext>(outbox => outbox.UseBusOutbox());
        bus.AddSagaStateMachine<FlowStateMachine, FlowState>().EntityFrameworkRepository<FlowState, FlowDbContext>();
        bus.AddConsumer<KeepScoreConsumer>();
        bus.AddConfigureEndpointsCallback((_, _, endpoint) => FlowLimits.Apply(endpoint));
    }

    public override async Task SetupAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FlowDbContext>().Database.EnsureCreatedAsync(cancellationToken);
    }
}
