using System.Net.Sockets;
using MarketingBus.Platform.Messaging;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace MarketingBus.Tests.Unit.Transport;

public sealed class When_a_server_is_away
{
    [Theory]
    [InlineData(5, "busy")]
    [InlineData(6, "locked")]
    [InlineData(8, "read only")]
    [InlineData(10, "input or output fails")]
    [InlineData(13, "full")]
    [InlineData(14, "cannot be opened")]
    public void Should_be_told_from_a_message_that_is_wrong_on_sqlite(int code, string what) =>
        Assert.True(ServerAway.Is(new DbUpdateException("A row could not be written.", new SqliteException(what, code))));

    [Theory]
    [InlineData("25P03", "a transaction that was forgotten")]
    [InlineData("53100", "disk full")]
    [InlineData("55P03", "a lock that is not to be had")]
    [InlineData("57P01", "shut down")]
    public void Should_be_told_from_a_message_that_is_wrong_on_postgresql(string state, string what) =>
        Assert.True(ServerAway.Is(new DbUpdateException("The rows could not be written.", new PostgresException(what, "ERROR", "ERROR", state))));

    [Fact]
    public void Should_not_be_what_a_constraint_says()
    {
        Assert.False(ServerAway.Is(new DbUpdateException("A row could not be written.", new SqliteException("constraint", 19))));
        Assert.False(ServerAway.Is(new DbUpdateException("The rows could not be written.", new PostgresException("duplicate key", "ERROR", "ERROR", "23505"))));
    }

    [Fact]
    public void Should_be_seen_through_an_outcome_that_is_not_known() =>
        Assert.True(ServerAway.Is(new OutcomeUnknownException([Guid.NewGuid()], new SocketException())));
}
