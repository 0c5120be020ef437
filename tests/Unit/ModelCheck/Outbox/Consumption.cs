namespace MarketingBus.Tests.Unit.ModelCheck.Outbox;

/// <summary>One message at one queue: its copies in the broker, the processes that work on it, and what is committed of it.</summary>
internal readonly record struct Consumption(int Ready, Pair<Work> Work, int? InboxAge, int Effects)
{
    public bool IsLive => Ready > 0 || Work.Has(x => x != Outbox.Work.None);

    public Consumption Arrive() => this with { Ready = Ready + 1 };

    /// <summary>The process reads the inbox as it begins; a known message is only acknowledged.</summary>
    public Consumption Deliver(int process, Flaw flaw) => this with
    {
        Ready = Ready - 1,
        Work = Work.With(process, InboxAge is not null ? Outbox.Work.Done : flaw == Flaw.AcknowledgesBeforeCommitting ? Outbox.Work.BegunAlone : Outbox.Work.Begun),
    };

    /// <summary>Inbox row and effects in one commit; where another process was first, the inbox refuses the commit and the retry drops the message.</summary>
    public Consumption Commit(int process, Flaw flaw)
    {
        var after = Work[process] == Outbox.Work.BegunAlone ? Outbox.Work.None : Outbox.Work.Done;
        if (InboxAge is not null)
            return this with { Work = Work.With(process, after) };

        return flaw == Flaw.WritesInboxAfterCommitting
            ? this with { Effects = Effects + 1, Work = Work.With(process, Outbox.Work.Unremembered) }
            : this with { Effects = Effects + 1, InboxAge = 0, Work = Work.With(process, after) };
    }

    public Consumption WriteInbox(int process) => this with { InboxAge = InboxAge ?? 0, Work = Work.With(process, Outbox.Work.Done) };

    public Consumption Acknowledge(int process) => this with { Work = Work.With(process, Outbox.Work.None) };

    /// <summary>The broker takes the copy back. A process that lives on goes on with what it began, alone.</summary>
    public Consumption LoseConnection(int process) => Work[process] switch
    {
        Outbox.Work.Begun => this with { Ready = Ready + 1, Work = Work.With(process, Outbox.Work.BegunAlone) },
        Outbox.Work.Done or Outbox.Work.Unremembered => this with { Ready = Ready + 1, Work = Work.With(process, Outbox.Work.None) },
        _ => this,
    };

    public Consumption Crash(int process) => LoseConnection(process).Acknowledge(process);

    public Consumption Age(int by) => this with { InboxAge = InboxAge + by };
}
