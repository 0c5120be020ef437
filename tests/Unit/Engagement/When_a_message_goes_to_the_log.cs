using MarketingBus.Contracts;
using MarketingBus.Workers.Engagement.Sending;
using Microsoft.Extensions.Logging;
using Xunit;

namespace MarketingBus.Tests.Unit.Engagement;

public sealed class When_a_message_goes_to_the_log
{
    static readonly OutreachMessage Message = new(
        Guid.Parse("0199c0de-0000-7000-8000-000000000001"), EngagementType.Welcome, Channel.Email,
        new LeadProfile { LeadId = "lead-77", Name = "Ada", Email = "ada@example.com", Phone = "+44 1", Company = "Engines" }, "Hello Ada of Engines");

    readonly Lines lines = new();

    [Fact]
    public async Task Should_name_the_message_by_its_engagement()
    {
        var sender = new LogOutreachSender(lines);

        var first = await sender.SendAsync(Message, CancellationToken.None);
        var again = await sender.SendAsync(Message, CancellationToken.None);

        Assert.Equal("log-0199c0de000070008000000000000001", first.MessageId);
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Should_say_nothing_about_whom_to()
    {
        await new LogOutreachSender(lines).SendAsync(Message, CancellationToken.None);

        var line = Assert.Single(lines);
        Assert.Contains("Email", line, StringComparison.Ordinal);
        Assert.All(["Ada", "ada@", "+44", "Engines", "lead-77"], x => Assert.DoesNotContain(x, line, StringComparison.Ordinal));
    }

    sealed class Lines : List<string>, ILogger<LogOutreachSender>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(formatter(state, exception));
    }
}
