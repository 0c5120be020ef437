using MassTransit;

namespace MarketingBus.Workers.Triage.Consumers;

internal sealed class TriageLeadConsumerDefinition : ConsumerDefinition<TriageLeadConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<TriageLeadConsumer> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 256;
        consumerConfigurator.Options<BatchOptions>(batch =>
            batch.SetMessageLimit(100).SetTimeLimit(TimeSpan.FromMilliseconds(25)).SetConcurrencyLimit(1));
    }
}
