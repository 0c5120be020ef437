using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using MarketingBus.Data.Learning;
using MarketingBus.Tests.Integration.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Learning.Watch;

public sealed class When_a_process_watches_by_itself : IAsyncLifetime
{
    readonly WatchWorld world = new(new InMemoryAndSqlite());
    readonly ConcurrentDictionary<(string Name, object? Tag), double> figures = [];
    readonly MeterListener listener = new();

    public async ValueTask InitializeAsync()
    {
        // Other tests of this run have meters of the same name: the model's version tells them apart.
        listener.InstrumentPublished = (instrument, x) =>
        {
            if (instrument.Meter.Name == "MarketingBus.Learning")
                x.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            foreach (var tag in tags)
                figures[(instrument.Name, tag.Value)] = value;
        });
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => figures[(instrument.Name, tags[0].Value)] = value);
        listener.Start();
        await world.StartAsync("Learning:Watch:Interval=00:00:01", "Learning:Retrain:Every=00:00:01");
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task Should_check_train_again_and_show_what_it_found()
    {
        var version = await world.TrainAsync();

        await world.World.EventuallyAsync(x => x.Set<ModelCheck>().CountAsync(c => c.ModelVersion == version), x => x >= 2, "two checks");
        await world.World.EventuallyAsync(
            _ => Task.FromResult(Figure("learning.leads_checked", version)), x => x == 0, "the latest check is shown");
        Assert.Equal(0, Figure("learning.drifted", version));
        Assert.Equal(0, Figure("learning.column.stability_index", version));
        Assert.NotNull(Figure("learning.column.stability_index", "visits"));
        Assert.Null(Figure("learning.judged.observed_rate", version));
        Assert.True(Figure("learning.trainings", "promoted") >= 1);

        var due = await DueAtAsync();
        await world.World.EventuallyAsync(_ => DueAtAsync(), x => x > due, "the retraining, of nothing, is moved on");
    }

    Task<DateTimeOffset?> DueAtAsync() =>
        world.World.ReadAsync(x => x.Set<LearningJob>().Where(j => j.Name == "retrain").Select(j => (DateTimeOffset?)j.DueAt).FirstOrDefaultAsync(WatchWorld.Cancellation));

    double? Figure(string name, object tag)
    {
        listener.RecordObservableInstruments();
        return figures.TryGetValue((name, tag), out var value) ? value : null;
    }
}
