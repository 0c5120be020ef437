using MarketingBus.Data;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace MarketingBus.Tests.Integration.Messaging;

public sealed class When_a_process_stops_within_a_batch
{
    [Fact]
    public async Task Should_keep_for_the_next_start_what_it_could_not_finish_before_the_process_stopped()
    {
        var folder = Directory.CreateTempSubdirectory("marketingbus-").FullName;
        var log = new ProbeLog();
        await using (var world = await EmbeddedWorld.StartAsync([new DataModule(), new ProbeModule(log)], folder: folder,
            configure: builder => builder.Services.Configure<HostOptions>(x => x.ShutdownTimeout = TimeSpan.FromMilliseconds(500))))
        {
            await world.PublishAllAsync(Enumerable.Range(0, 5).Select(_ => new ProbeBatched { Key = Guid.NewGuid(), Endless = true }));
            await world.EventuallyAsync(_ => Task.FromResult(log.BatchSizes.Count), x => x > 0, "the batch is being worked on");
        }

        await using var database = Database.At(folder);
        Assert.Equal(5, await database.Set<OutboxMessage>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await database.Set<FaultedMessage>().CountAsync(TestContext.Current.CancellationToken));
    }
}
