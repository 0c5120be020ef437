using MassTransit;
using MassTransit.Configuration;

namespace MarketingBus.Platform.Messaging;

/// <summary>A clock for each message that an endpoint consumes; within the retries that were configured before it.</summary>
internal sealed class AttemptClocks : ConfigurationObserver, IMessageConfigurationObserver
{
    readonly TimeProvider time;

    public AttemptClocks(IConsumePipeConfigurator endpoint, TimeProvider time)
        : base(endpoint)
    {
        this.time = time;
        Connect(this);
    }

    public void MessageConfigured<TMessage>(IConsumePipeConfigurator configurator)
        where TMessage : class =>
        configurator.AddPipeSpecification(new FilterPipeSpecification<ConsumeContext<TMessage>>(new AttemptClock<TMessage>(time)));
}
