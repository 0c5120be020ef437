namespace MarketingBus.Tests.Unit.ModelCheck.Outbox;

/// <summary>
/// One message's way through two queues and the outbox between them, in the steps of BrokerDelivery, OutboxSweeper and the inbox: a consumer commits {inbox, effects, row}, the row is sent,
/// confirmed and deleted, what a crash left is swept, and the next consumer commits {inbox, effects}.
/// </summary>
internal readonly record struct Passage(Consumption Source, OutboxRow Row, Consumption Target)
{
    /// <summary>How long the inbox remembers, in ticks. A copy may come at any time after.</summary>
    const int Window = 2;

    public static readonly Passage Start = new(new Consumption(1, default, null, false, 0), default, default);

    public Passage Crash(int process) => new(Source.Crash(process), Row.Crash(process), Target.Crash(process));

    public Passage LoseConnection(int process) => this with { Source = Source.LoseConnection(process), Target = Target.LoseConnection(process) };

    /// <summary>Null while all is well.</summary>
    public string? Fault(bool isQuiet) =>
        Source.Effects > 1 || Target.Effects > 1 ? "an effect was done twice"
        : !isQuiet ? null
        : Source.Effects == 0 || Target.Effects == 0 ? "a message was lost"
        : Row.Exists ? "a row stays in the outbox" : null;

    /// <summary>What may happen next by itself.</summary>
    public IEnumerable<(string Name, Passage Next)> Steps(Flaw flaw)
    {
        for (var process = 0; process < 2; process++)
        {
            foreach (var step in ConsumerSteps(process, flaw).Concat(DeliverySteps(process, flaw)).Concat(SweeperSteps(process, flaw)))
                yield return ($"{step.Name} in process {process}", step.Next);
        }
    }

    /// <summary>What time does. The inbox keeps a message that is still in the outbox.</summary>
    public IEnumerable<(string Name, Passage Next)> TimeSteps()
    {
        if (Source.InboxAge < Window || Target.InboxAge < Window)
            yield return ("Tick", this with { Source = Source.Age(Window), Target = Target.Age(Window) });
        if (Source.InboxAge >= Window)
            yield return ("Prune at the source", this with { Source = Source.Forget() });
        if (Target.InboxAge >= Window && !Row.Exists)
            yield return ("Prune at the target", this with { Target = Target.Forget() });
    }

    IEnumerable<(string Name, Passage Next)> ConsumerSteps(int process, Flaw flaw)
    {
        if (Source is { Ready: > 0 } && Source.Work[process] == Work.None)
            yield return ("Deliver at the source", this with { Source = Source.Deliver(process, flaw) });
        if (Source.Work[process] is Work.Begun or Work.BegunAlone)
            yield return ("Commit at the source", new Passage(Source.Commit(process, flaw), Source.Commit(process, flaw).Effects > Source.Effects ? Row.Write(process) : Row, Target));
        if (Source.Work[process] == Work.Unremembered)
            yield return ("Write the inbox at the source", this with { Source = Source.WriteInbox(process) });
        if (Source.Work[process] == Work.Done)
            yield return ("Acknowledge at the source", this with { Source = Source.Acknowledge(process) });

        if (Target is { Ready: > 0 } && Target.Work[process] == Work.None)
            yield return ("Deliver at the target", this with { Target = Target.Deliver(process, flaw) });
        if (Target.Work[process] is Work.Begun or Work.BegunAlone)
            yield return ("Commit at the target", this with { Target = Target.Commit(process, flaw) });
        if (Target.Work[process] == Work.Unremembered)
            yield return ("Write the inbox at the target", this with { Target = Target.WriteInbox(process) });
        if (Target.Work[process] == Work.Done)
            yield return ("Acknowledge at the target", this with { Target = Target.Acknowledge(process) });
    }

    IEnumerable<(string Name, Passage Next)> DeliverySteps(int process, Flaw flaw)
    {
        switch (Row.Sending[process])
        {
            case Sending.Held when flaw == Flaw.DeletesBeforeSending:
                yield return ("Delete", this with { Row = Row.Hand(process, Sending.DeletedUnsent).Delete() });
                break;
            case Sending.DeletedUnsent:
                yield return ("Send", new Passage(Source, Row.Hand(process, Sending.None), Target.Arrive()));
                break;
            case Sending.Held:
                yield return ("Send", new Passage(Source, Row.Hand(process, Sending.Sent), Target.Arrive()));
                yield return ("Fail to send", this with { Row = Row.Hand(process, Sending.None) });
                break;
            case Sending.Sent:
                yield return ("Confirm", this with { Row = Row.Hand(process, Sending.Confirmed) });
                yield return ("Lose the confirmation", this with { Row = Row.Hand(process, Sending.None) });
                break;
            case Sending.Confirmed:
                yield return ("Delete", this with { Row = Row.Hand(process, Sending.None).Delete() });
                break;
        }
    }

    /// <summary>A row that this process is about to send is left alone. What another has claimed is passed over only until the claim lapses, which may be at any time.</summary>
    IEnumerable<(string Name, Passage Next)> SweeperSteps(int process, Flaw flaw)
    {
        switch (Row.Sweeping[process])
        {
            case Sweeping.None when flaw != Flaw.NeverSweeps && Row.Exists && Row.Sending[process] == Sending.None:
                yield return ("Claim", this with { Row = Row.Sweep(process, Sweeping.Claimed) });
                break;
            case Sweeping.Claimed:
                yield return ("Send the swept", new Passage(Source, Row.Sweep(process, Sweeping.Sent), Target.Arrive()));
                yield return ("Fail to send the swept", this with { Row = Row.Sweep(process, Sweeping.None) });
                break;
            case Sweeping.Sent:
                yield return ("Delete the swept", this with { Row = Row.Sweep(process, Sweeping.None).Delete() });
                break;
        }
    }
}
