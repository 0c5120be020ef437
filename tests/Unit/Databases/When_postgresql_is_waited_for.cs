using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.PostgreSql;
using Xunit;

namespace MarketingBus.Tests.Unit.Databases;

public sealed class When_postgresql_is_waited_for
{
    readonly DatabaseOptions options = new() { ConnectionString = "Host=db", ConnectTimeout = TimeSpan.FromSeconds(3), CommandTimeout = TimeSpan.FromSeconds(7) };

    [Fact]
    public void Should_be_for_as_long_as_the_settings_say()
    {
        var settings = PostgreSqlSettings.WithDefaults(options, "tests");

        Assert.Equal((3, 7), (settings.Timeout, settings.CommandTimeout));
    }

    [Theory]
    [InlineData("Host=db;Timeout=21;Command Timeout=42")]
    [InlineData("Host=db;timeout=21;CommandTimeout=42")]
    public void Should_be_for_as_long_as_the_connection_string_says_when_it_does(string connectionString)
    {
        options.ConnectionString = connectionString;

        var settings = PostgreSqlSettings.WithDefaults(options, "tests");

        Assert.Equal((21, 42), (settings.Timeout, settings.CommandTimeout));
    }

    [Fact]
    public void Should_leave_the_last_word_on_the_session_to_the_connection_string()
    {
        options.ConnectionString = "Host=db;Options=-c idle_in_transaction_session_timeout=5s";

        Assert.EndsWith(" -c idle_in_transaction_session_timeout=5s", PostgreSqlSettings.WithDefaults(options, "tests").Options, StringComparison.Ordinal);
    }
}
