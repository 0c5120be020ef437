using System.Diagnostics.Metrics;

namespace MarketingBus.Bench.Pipeline.Ground;

/// <summary>Counts what this process sends to PostgreSQL: a command or a batch is one round trip.</summary>
internal sealed class DatabaseCommands : IDisposable
{
    readonly MeterListener listener = new();
    long count;

    public DatabaseCommands()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == "Npgsql" && instrument.Name == "db.client.operation.duration")
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref count));
        listener.Start();
    }

    public long Count => Interlocked.Read(ref count);

    public void Dispose() => listener.Dispose();
}
