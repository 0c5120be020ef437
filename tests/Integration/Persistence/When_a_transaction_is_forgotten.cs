using MarketingBus.Platform.Persistence.PostgreSql;
using MarketingBus.Tests.Integration.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace MarketingBus.Tests.Integration.Persistence;

/// <summary>Its process is gone without a word, or stands still.</summary>
public sealed class When_a_transaction_is_forgotten() : DatabaseTest(new RabbitMqAndPostgreSql())
{
    [Fact]
    public async Task Should_be_ended_by_the_server_whichever_way_it_was_begun()
    {
        var sources = World.Services.GetRequiredService<PostgreSqlSources>();
        foreach (var source in (NpgsqlDataSource[])[sources.Queries, sources.Grouped, sources.Patient])
        {
            await using var command = source.CreateCommand("SHOW idle_in_transaction_session_timeout");
            Assert.Equal("1min", await command.ExecuteScalarAsync(Cancellation));
        }
    }
}
