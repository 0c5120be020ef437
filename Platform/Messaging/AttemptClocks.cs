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
        configurator.AddPipeSpecification(Clock<TMessage>());

    /// <summary>A batch is tried again as a whole, on a pipe of its own.</summary>
    public override void BatchConsumerConfigured<TConsumer, TMessage>(IConsumerMessageConfigurator<TConsumer, Batch<TMessage>> configurator) =>
        configurator.Message(x => x.AddPipeSpecification(Clock<Batch<TMessage>>()));

    FilterPipeSpecification<ConsumeContext<TMessage>> Clock<TMessage>()
        where TMessage : class => new(new AttemptClock<TMessage>(time));
}
