using System.Collections.Concurrent;
using MassTransit;
using MassTransit.Middleware;

namespace MarketingBus.Tests.Unit.ModelCheck.Driving;

/// <summary>Delivers messages to a real state machine, through MassTransit's own correlation and policies, with an instance that the delivery loaded.</summary>
internal sealed class SagaQueue<TState> : ISagaRepository<TState>
    where TState : class, SagaStateMachineInstance
{
    readonly Dictionary<Type, Handler> handlers = [];
    readonly ConcurrentDictionary<Type, Handler?> byMessage = [];

    public SagaQueue(SagaStateMachine<TState> machine)
    {
        var add = typeof(SagaQueue<TState>).GetMethod(nameof(Add), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;
        foreach (var correlation in machine.Correlations)
            add.MakeGenericMethod(correlation.DataType).Invoke(this, [machine, correlation]);
    }

    public bool Takes(object message) => HandlerOf(message) is not null;

    public Task Deliver(Envelope envelope, List<Sent> sent, ILoadedSaga<TState> loaded, IServiceProvider services) =>
        HandlerOf(envelope.Message)!(envelope, sent, loaded, services);

    public Task Send<T>(ConsumeContext<T> context, ISagaPolicy<TState, T> policy, IPipe<SagaConsumeContext<TState, T>> next)
        where T : class
    {
        var loaded = context.GetPayload<ILoadedSaga<TState>>();
        return loaded.Load(context.CorrelationId!.Value) is { } instance
            ? policy.Existing(new InstanceContext<TState, T>(context, instance), next)
            : policy.Missing(context, new Inserting<T>(loaded, next));
    }

    public Task SendQuery<T>(ConsumeContext<T> context, ISagaQuery<TState> query, ISagaPolicy<TState, T> policy, IPipe<SagaConsumeContext<TState, T>> next)
        where T : class => throw new NotSupportedException("Every event is correlated by id.");

    public void Probe(ProbeContext context) => context.CreateScope("model");

    /// <summary>A fault is known by its interface.</summary>
    Handler? HandlerOf(object message) => byMessage.GetOrAdd(message.GetType(), type => handlers.FirstOrDefault(x => x.Key.IsAssignableFrom(type)).Value);

    void Add<T>(SagaStateMachine<TState> machine, EventCorrelation<TState, T> correlation)
        where T : class
    {
        var raise = Pipe.New<SagaConsumeContext<TState, T>>(x => x.UseFilter(new StateMachineSagaMessageFilter<TState, T>(machine, correlation.Event)));
        var dispatch = Pipe.New<ConsumeContext<T>>(x =>
        {
            x.UseFilter(correlation.MessageFilter);
            x.UseFilter(correlation.FilterFactory(this, correlation.Policy, raise));
        });
        handlers.Add(typeof(T), (envelope, sent, loaded, services) =>
            dispatch.Send(new ModelConsumeContext<T>(envelope, (T)envelope.Message, sent, loaded, services)));
    }

    delegate Task Handler(Envelope envelope, List<Sent> sent, ILoadedSaga<TState> loaded, IServiceProvider services);

    /// <summary>An instance that the policy made is new to the store.</summary>
    sealed class Inserting<T>(ILoadedSaga<TState> loaded, IPipe<SagaConsumeContext<TState, T>> next) : IPipe<SagaConsumeContext<TState, T>>
        where T : class
    {
        public Task Send(SagaConsumeContext<TState, T> context)
        {
            loaded.Insert(context.Saga);
            return next.Send(context);
        }

        public void Probe(ProbeContext context) => next.Probe(context);
    }
}
