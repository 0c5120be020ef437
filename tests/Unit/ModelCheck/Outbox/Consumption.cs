namespace MarketingBus.Tests.Unit.ModelCheck.Outbox;

/// <summary>One message at one queue: its copies in the broker, the processes that work on it, and what is committed of it.</summary>
internal readonly record struct Consumption(int Ready, Pair<Work> Work, int? InboxAge, bool IsForgotten, int Effects)
{
    public Consumption Arrive() => this with { Ready = Ready + 1 };

    /// <summary>The process reads the inbox as it begins; a known message is only acknowledged, and one that may have been forgotten is kept for a person.</summary>
    public Consumption Deliver(int process, Flaw flaw) => this with
    {
        Ready = Ready - 1,
        Work = Work.With(process, InboxAge is not null || (IsForgotten && flaw != Flaw.DoesWhatItMayHaveForgotten) ? Outbox.Work.Done : flaw == Flaw.AcknowledgesBeforeCommitting ? Outbox.Work.BegunAlone : Outbox.Work.Begun),
    };

    /// <summary>
    /// Inbox row and effects in one commit; where another process was first, the inbox refuses the commit and the retry drops the message. Where that was so long ago that it is forgotten, the look before the
    /// commit says so.
    /// </summary>
    public Consumption Commit(int process, Flaw flaw)
    {
        var after = Work[process] == Outbox.Work.BegunAlone ? Outbox.Work.None : Outbox.Work.Done;
        if (InboxAge is not null || (IsForgotten && flaw is not (Flaw.CommitsWithoutLookingAgain or Flaw.DoesWhatItMayHaveForgotten)))
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

    public Consumption Age(int upTo) => this with { InboxAge = InboxAge < upTo ? InboxAge + 1 : InboxAge };

    public Consumption Forget() => this with { InboxAge = null, IsForgotten = true };
}
