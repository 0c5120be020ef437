using System.Net.Sockets;
using MarketingBus.Platform.Hosting;
using Npgsql;
using Xunit;

namespace MarketingBus.Tests.Unit.Hosting;

/// <summary>What a log line says of it: never what it was about.</summary>
public sealed class When_a_failure_is_logged
{
    const string Address = "ann@person.example";

    public static TheoryData<Exception> OfWhatItWasAbout =>
    [
        new InvalidOperationException($"There is no lead {Address}."),
        new FormatException($"'{Address}' is not a number."),
        Refused("22P02"),
        Refused("23505"),
        new AggregateException(new InvalidOperationException($"Outer {Address}", new ArgumentException(Address))),
    ];

    [Theory]
    [MemberData(nameof(OfWhatItWasAbout), DisableDiscoveryEnumeration = true)]
    public void Should_say_its_kind_where_its_message_may_repeat_a_person(Exception failure)
    {
        var reason = LogReason.Of(failure);

        Assert.DoesNotContain(Address, reason, StringComparison.Ordinal);
        Assert.Contains(failure.GetBaseException().GetType().Name, reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_say_the_number_of_what_the_database_refused() => Assert.Equal("PostgresException 23505", LogReason.Of(Refused("23505")));

    [Fact]
    public void Should_say_what_a_server_says_of_itself()
    {
        Assert.Contains("disk is full", LogReason.Of(new PostgresException("disk is full", "ERROR", "ERROR", "53100")), StringComparison.Ordinal);
        Assert.Equal("It took too long.", LogReason.Of(new InvalidOperationException("outer", new TimeoutException("It took too long."))));
        Assert.Equal(new SocketException(111).Message, LogReason.Of(new SocketException(111)));
    }

    static PostgresException Refused(string state) => new($"invalid input syntax: \"{Address}\"", "ERROR", "ERROR", state);
}
