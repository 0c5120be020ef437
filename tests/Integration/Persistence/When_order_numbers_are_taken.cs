using MarketingBus.Platform.Persistence;
using MarketingBus.Tests.Integration.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Persistence;

public sealed class When_order_numbers_are_taken_on_sqlite(DatabaseProcess<InMemoryAndSqlite> process)
    : When_order_numbers_are_taken(process), IClassFixture<DatabaseProcess<InMemoryAndSqlite>>;

public sealed class When_order_numbers_are_taken_on_postgresql(DatabaseProcess<RabbitMqAndPostgreSql> process)
    : When_order_numbers_are_taken(process), IClassFixture<DatabaseProcess<RabbitMqAndPostgreSql>>;

public abstract class When_order_numbers_are_taken(DatabaseProcess process)
{
    const int Callers = 40;
    const int Rounds = 15;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    IOrderNumbers Numbers => process.World.Services.GetRequiredService<IOrderNumbers>();

    [Fact]
    public async Task Should_rise_for_each_caller_and_belong_to_nobody_else()
    {
        var taken = await Task.WhenAll(Enumerable.Range(1, Callers).Select(count => Numbers.TakeAsync(count, Cancellation)));

        Assert.All(taken, x => Assert.Equal(x.Order(), x));
        Assert.Equal(Enumerable.Range(1, Callers), taken.Select(x => x.Count));
        var all = taken.SelectMany(x => x).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    /// <summary>While many others ask: whoever has a number before he asks again has a larger one the next time, and so has everybody whom he tells it.</summary>
    [Fact]
    public async Task Should_be_larger_than_every_number_that_was_there_before_it_was_asked_for()
    {
        long largest = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, Callers), new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = Cancellation }, async (_, stopping) =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var before = Interlocked.Read(ref largest);
                var number = (await Numbers.TakeAsync(1, stopping))[0];
                Assert.True(number > before, $"{number} was asked for after {before} was there");
                for (var known = Interlocked.Read(ref largest); known < number; known = Interlocked.Read(ref largest))
                    Interlocked.CompareExchange(ref largest, number, known);
            }
        });
    }
}
