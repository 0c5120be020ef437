using MassTransit;

namespace MarketingBus.Platform.Messaging.Delivery.InMemory;

/// <summary>Tells the table of every message that a consumer or saga of one endpoint takes.</summary>
internal sealed class SubscriptionObserver(string endpoint, SubscriptionTable table) : IConsumerConfigurationObserver, ISagaConfigurationObserver
{
    public void ConsumerConfigured<TConsumer>(IConsumerConfigurator<TConsumer> configurator)
        where TConsumer : class
    {
    }

    public void ConsumerMessageConfigured<TConsumer, TMessage>(IConsumerMessageConfigurator<TConsumer, TMessage> configurator)
        where TConsumer : class
        where TMessage : class => table.Add(endpoint, BatchedTypeOf(typeof(TMessage)));

    public void SagaConfigured<TSaga>(ISagaConfigurator<TSaga> configurator)
        where TSaga : class, ISaga
    {
    }

    public void StateMachineSagaConfigured<TInstance>(ISagaConfigurator<TInstance> configurator, SagaStateMachine<TInstance> stateMachine)
        where TInstance : class, ISaga, SagaStateMachineInstance
    {
    }

    public void SagaMessageConfigured<TSaga, TMessage>(ISagaMessageConfigurator<TSaga, TMessage> configurator)
        where TSaga : class, ISaga
        where TMessage : class => table.Add(endpoint, typeof(TMessage));

    static Type BatchedTypeOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Batch<>) ? type.GetGenericArguments()[0] : type;
}
