namespace MarketingBus.Tests.Unit.ModelCheck.Outbox;

/// <summary>One row of the outbox, and what both processes are about to do with it.</summary>
internal readonly record struct OutboxRow(bool Exists, Pair<Sending> Sending, Pair<Sweeping> Sweeping)
{
    /// <summary>Written in the producer's commit, and held by its process from then on.</summary>
    public OutboxRow Write(int process) => this with { Exists = true, Sending = Sending.With(process, Outbox.Sending.Held) };

    public OutboxRow Hand(int process, Sending to) => this with { Sending = Sending.With(process, to) };

    public OutboxRow Sweep(int process, Sweeping to) => this with { Sweeping = Sweeping.With(process, to) };

    public OutboxRow Delete() => this with { Exists = false };

    public OutboxRow Crash(int process) => Hand(process, Outbox.Sending.None).Sweep(process, Outbox.Sweeping.None);
}
