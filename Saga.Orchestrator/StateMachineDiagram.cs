using System.Text;
using MassTransit;
using MassTransit.SagaStateMachine;

namespace MarketingBus.Saga.Orchestrator;

/// <summary>Draws a state machine as it is configured, in Mermaid.</summary>
internal static class StateMachineDiagram
{
    public static string Of<TSaga>(StateMachine<TSaga> machine)
        where TSaga : class, SagaStateMachineInstance
    {
        var visitor = new Visitor<TSaga>();
        machine.Accept(visitor);

        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        foreach (var step in visitor.Steps.GroupBy(x => (x.From, x.To)))
            text.Append("    ").Append(NameOf(step.Key.From)).Append(" --> ").Append(step.Key.To).Append(" : ").AppendJoin(", ", step.Select(x => x.On).Distinct()).Append('\n');

        return text.Append("```\n").ToString();
    }

    static string NameOf(string state) => state == "Initial" ? "[*]" : state;

    /// <summary>Notes which event leads from which state to which. MassTransit's own graph draws one node for an event of several states, so that it leads from each to all.</summary>
    sealed class Visitor<TSaga> : StateMachineVisitor
        where TSaga : class, SagaStateMachineInstance
    {
        string from = "";
        string on = "";

        public List<(string From, string On, string To)> Steps { get; } = [];

        public void Visit(State state, Action<State> next)
        {
            from = state.Name;
            next(state);
        }

        public void Visit(Event @event, Action<Event> next)
        {
            on = @event.Name;
            next(@event);
        }

        public void Visit<TData>(Event<TData> @event, Action<Event<TData>> next)
            where TData : class
        {
            on = @event.Name;
            next(@event);
        }

        public void Visit(IStateMachineActivity activity) => Note(activity);

        public void Visit(IStateMachineActivity activity, Action<IStateMachineActivity> next)
        {
            Note(activity);
            next(activity);
        }

        public void Visit<T>(IBehavior<T> behavior)
            where T : class, SagaStateMachineInstance
        {
        }

        public void Visit<T>(IBehavior<T> behavior, Action<IBehavior<T>> next)
            where T : class, SagaStateMachineInstance => next(behavior);

        public void Visit<T, TData>(IBehavior<T, TData> behavior)
            where T : class, SagaStateMachineInstance
            where TData : class
        {
        }

        public void Visit<T, TData>(IBehavior<T, TData> behavior, Action<IBehavior<T, TData>> next)
            where T : class, SagaStateMachineInstance
            where TData : class => next(behavior);

        void Note(IStateMachineActivity activity)
        {
            if (activity is TransitionActivity<TSaga> transition && !on.Contains('.', StringComparison.Ordinal))
                Steps.Add((from, on, transition.ToState.Name));
        }
    }
}
