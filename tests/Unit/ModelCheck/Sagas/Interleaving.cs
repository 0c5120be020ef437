using System.Globalization;
using MarketingBus.Data.Orchestration;
using MarketingBus.Saga.Orchestrator;
using MarketingBus.Saga.Orchestrator.Deadlines;
using MarketingBus.Saga.Orchestrator.StateMachines;
using MarketingBus.Tests.Unit.ModelCheck.Driving;

namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>
/// One run of a scenario: while there are choices left, anything may happen next that can happen to messages and processes; then everything that is on its way
/// arrives, every deadline passes, and what is left is final.
/// </summary>
internal sealed class Interleaving(Scenario scenario, Choices choices, bool mayTimePass = true)
{
    const int OpenLimit = 3;
    const int StepLimit = 2_000;
    const int RoundLimit = 100;
    const int SweepLimit = 5;

    static readonly Uri CallerAddress = new("loopback://localhost/caller");

    readonly ModelClock clock = new();
    readonly List<Envelope> inFlight = [];
    readonly List<Envelope> taken = [];
    readonly List<Delivery> open = [];
    readonly List<string> trace = [];
    Queues? queues;
    int said;
    int messages;
    int steps;

    public ModelStore Store { get; } = new();

    public Ledger Ledger { get; } = new();

    public int Steps => steps;

    /// <summary>True to tell what happens.</summary>
    public bool IsTold { get; init; }

    public string Trace => string.Join('\n', trace);

    Queues Queues => queues ??= new Queues(scenario, Store, clock);

    public void Run()
    {
        while (choices.HasMore)
            Step();

        Settle();
        Ledger.Judge(Store, scenario);
    }

    void Step()
    {
        switch (choices.Below(16))
        {
            case 0 or 1 when said < scenario.Inputs.Count:
                Say();
                break;
            case 2 or 3 or 4 when open.Count > 0:
                Commit(open[choices.Below(open.Count)]);
                break;
            case 5 or 6 when open.Count > 0:
                Acknowledge(open[choices.Below(open.Count)]);
                break;
            case 7 when open.Count > 0:
                Crash(open[choices.Below(open.Count)]);
                break;
            case 8 when taken.Count > 0:
                Duplicate(taken[choices.Below(taken.Count)]);
                break;
            case 9 when mayTimePass:
                PassTime(Store.Instances);
                break;
            case 10 when mayTimePass:
                Sweep();
                break;
            default:
                if (inFlight.Count > 0 && open.Count < OpenLimit)
                    Begin(inFlight[choices.Below(inFlight.Count)]);
                else if (open.Count > 0)
                    Commit(open[choices.Below(open.Count)]);
                else if (said < scenario.Inputs.Count)
                    Say();
                break;
        }
    }

    void Settle()
    {
        for (var round = 0; round < RoundLimit; round++)
        {
            Drain();
            for (var sweep = 0; Due().Any(); sweep++)
            {
                if (sweep == SweepLimit)
                    throw new Violation($"the deadline of a wait in {Due().First().CurrentState} is not honoured");

                Sweep();
                Drain();
            }

            if (Store.Instances.All(x => x.Deadline is null || IsEndless(x)))
                return;

            PassTime(Store.Instances.Where(x => !IsEndless(x)));
        }

        throw new Violation("there is always another deadline");
    }

    /// <summary>A Manager who never answers is reminded for ever where the rule says so.</summary>
    bool IsEndless(IOrchestratedState state) =>
        scenario.WhenManagerIsSilent == HandoffFallback.Escalate && state.EscalationId is { } id && Store.Escalations[id].RemindedAt is not null;

    void Drain()
    {
        while (open.Count > 0 || inFlight.Count > 0 || said < scenario.Inputs.Count)
        {
            if (open.Count > 0)
                Acknowledge(open[0]);
            else if (inFlight.Count > 0)
                Begin(inFlight[0]);
            else
                Say();
        }
    }

    void Say()
    {
        var input = scenario.Inputs[said++];
        Note("say", input);
        var requestId = Guid.NewGuid();
        Ledger.Asks(requestId, input);
        Send(Messages.Of(input, said), Guid.NewGuid(), requestId, CallerAddress);
    }

    void Begin(Envelope envelope)
    {
        inFlight.Remove(envelope);
        taken.Add(envelope);
        if (Store.Inbox.Contains((envelope.Id, envelope.Queue)))
        {
            Note("drop, as it was dealt with,", envelope);
            return;
        }

        Note("begin", envelope);
        clock.Now += TimeSpan.FromMilliseconds(1);
        var delivery = Queues.Deliver(envelope);
        delivery.Run();
        open.Add(delivery);
    }

    void Commit(Delivery delivery)
    {
        if (delivery.IsCommitted)
            return;

        if (!delivery.TryCommit())
        {
            Note("conflict", delivery.Envelope);
            Return(delivery);
            return;
        }

        Note("commit", delivery.Envelope, showsStates: true);
        foreach (var sent in delivery.Sent)
        {
            Ledger.Sends(sent, Store);
            if (sent.Address is null)
                Send(sent.Message, Guid.NewGuid(), sent.RequestId, sent.ResponseAddress);
        }
    }

    void Acknowledge(Delivery delivery)
    {
        Commit(delivery);
        if (!delivery.IsCommitted)
            return;

        open.Remove(delivery);
        Note("acknowledge", delivery.Envelope);
    }

    /// <summary>Before the commit nothing is left of it; after it, the broker does not know and delivers again.</summary>
    void Crash(Delivery delivery)
    {
        Note(delivery.IsCommitted ? "crash after the commit of" : "crash before the commit of", delivery.Envelope);
        Return(delivery);
    }

    void Return(Delivery delivery)
    {
        open.Remove(delivery);
        inFlight.Add(delivery.Envelope);
    }

    void Duplicate(Envelope envelope)
    {
        Note("duplicate", envelope);
        inFlight.Add(envelope);
    }

    void PassTime(IEnumerable<IOrchestratedState> waiting)
    {
        var next = waiting.Where(x => x.Deadline > clock.Now).Min(x => x.Deadline);
        if (next is null)
            return;

        clock.Now = next.Value;
        Note("time passes to", clock.Now);
    }

    /// <summary>
    /// As DeadlineTelling does, or two of them: one deadline of one wait is one message, however often it is told. Its marks are left out: they only hold back what is
    /// under way or was dealt with.
    /// </summary>
    void Sweep()
    {
        foreach (var state in Due().ToArray())
        {
            var wait = new DueWait(state.CorrelationId, state.DeadlineSubject(), state.Deadline!.Value, Told: null);
            Note("sweep", state.CurrentState);
            Send(wait.Message, wait.MessageId, null, null);
        }
    }

    IEnumerable<IOrchestratedState> Due() => Store.Instances.Where(x => x.Deadline <= clock.Now);

    void Send(object message, Guid id, Guid? requestId, Uri? responseAddress)
    {
        foreach (var queue in Queues.Of(message))
            inFlight.Add(new Envelope(++messages, id, message, queue, requestId, responseAddress));
    }

    void Note(string step, object about, bool showsStates = false)
    {
        if (++steps > StepLimit)
            throw new Violation("it does not come to rest");
        if (IsTold)
            trace.Add(string.Create(CultureInfo.InvariantCulture, $"{step} {about}{(showsStates ? $" -> {string.Join(", ", Store.Instances.Select(x => x.CurrentState))}" : "")}"));
    }
}
