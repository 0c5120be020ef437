using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Workers.Engagement;
using MarketingBus.Workers.Engagement.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Engagement;

public sealed class When_a_machine_clicks
{
    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    static readonly Guid Journey = Guid.NewGuid();
    static readonly SentMessage Mail = new(Journey, Channel.Email, "m-1", Noon.AddSeconds(-1), Noon);

    [Theory]
    [InlineData("curl/8.5.0", true)]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", true)]
    [InlineData("mozilla/5.0", true)]
    [InlineData("Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 Chrome/96.0 Mobile Safari/537.36", false)]
    [InlineData("Mozilla/5.0 (Linux; Android 11; CUBOT-NOTE-20) AppleWebKit/537.36 Chrome/96.0 Mobile Safari/537.36", false)]
    [InlineData("Mozilla/5.0 (Linux; Android 10; X19 Build/Cubot/X19) AppleWebKit/537.36 Chrome/96.0 Mobile Safari/537.36", false)]
    [InlineData("Mozilla/5.0 (Linux; Android 10; CUBOT-X19; compatible; Googlebot/2.1)", true)]
    [InlineData("Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)", false)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148", false)]
    [InlineData(" ", false)]
    [InlineData(null, false)]
    public void Should_know_scanners_by_their_user_agent(string? userAgent, bool expected) =>
        Assert.Equal(expected, IsAutomated(Happened(EngagementKind.Opened, 3_600) with { UserAgent = userAgent }));

    [Theory]
    [InlineData(EngagementKind.Clicked, 1.99, true)]
    [InlineData(EngagementKind.Opened, 0, true)]
    [InlineData(EngagementKind.Clicked, -0.5, true)]
    [InlineData(EngagementKind.Clicked, 2, false)]
    [InlineData(EngagementKind.Clicked, -1.01, false)]
    public void Should_know_it_by_its_haste(EngagementKind kind, double seconds, bool expected) => Assert.Equal(expected, IsAutomated(Happened(kind, seconds)));

    [Fact]
    public void Should_look_at_the_message_that_was_answered()
    {
        var click = Happened(EngagementKind.Clicked, 1);

        Assert.True(IsAutomated(click with { MessageId = "m-1" }));
        Assert.False(IsAutomated(click with { MessageId = "m-0" }));
        Assert.True(IsAutomated(click with { Channel = null }));
        Assert.False(IsAutomated(click with { Channel = Channel.Sms }));
        Assert.False(IsAutomated(click with { JourneyId = Guid.NewGuid() }));
    }

    [Theory]
    [InlineData(EngagementKind.Replied)]
    [InlineData(EngagementKind.Converted)]
    [InlineData(EngagementKind.Unsubscribed)]
    [InlineData(EngagementKind.Complained)]
    public void Should_hold_all_else_for_a_persons(EngagementKind kind) =>
        Assert.Empty(Judge([.. Enumerable.Range(0, 9).Select(_ => Happened(kind, 0) with { UserAgent = "curl/8" })]).Reasons);

    [Theory]
    [InlineData(new double[] { 0, 1, 2 }, 0)]
    [InlineData(new double[] { 0, 1, 2, 10 }, 4)]
    [InlineData(new double[] { 0, 1, 2, 10.1 }, 0)]
    [InlineData(new double[] { 0, 9, 10, 10, 12, 60 }, 5)]
    [InlineData(new double[] { 0, 0, 0, 0, 20, 40, 41, 42, 43 }, 8)]
    public void Should_know_scanners_by_how_many_links_they_follow_at_once(double[] seconds, int expected)
    {
        var judgement = Judge([.. seconds.Select(x => Happened(EngagementKind.Clicked, 3_600 + x))]);

        Assert.Equal(expected, judgement.Reasons.Count);
        Assert.Empty(judgement.TakenBack);
    }

    [Fact]
    public void Should_take_back_the_clicks_that_came_before_the_burst_was_seen()
    {
        EarlierClick person = Earlier(1_000, false), first = Earlier(3_600, false), known = Earlier(3_601, true), other = Earlier(3_600, false) with { JourneyId = Guid.NewGuid() };
        EngagementRecorded[] now = [Happened(EngagementKind.Clicked, 3_602), Happened(EngagementKind.Clicked, 3_603)];

        var judgement = Judge(now, person, first, known, other);

        Assert.Equal([first], judgement.TakenBack);
        Assert.Equal(new[] { first.EventId, known.EventId, now[0].EventId, now[1].EventId }.Order(), judgement.Reasons.Keys.Order());
    }

    [Fact]
    public void Should_not_take_days_without_a_time_for_moments()
    {
        var midnight = Noon.AddHours(12);

        Assert.Empty(Judge([.. Enumerable.Range(0, 9).Select(_ => Happened(EngagementKind.Clicked, 0) with { OccurredAt = midnight })]).Reasons);
    }

    [Fact]
    public void Should_hold_everything_for_a_persons_when_settings_say_so()
    {
        var options = new AutomationOptions { LeastSecondsAfterSend = 0, ClickWindowSeconds = 0, UserAgents = ["=nobody"] };
        var clicks = Enumerable.Range(0, 9).Select(x => Happened(EngagementKind.Clicked, -x / 10d) with { UserAgent = "curl/8" }).ToList();

        Assert.Empty(new AutomationPolicy(options).Judge(clicks, new[] { Mail }.ToLookup(x => x.JourneyId), []).Reasons);
    }

    [Theory]
    [InlineData("sent", 3d, 3)]
    [InlineData("sent", 600d, 30)]
    [InlineData("unknown", 600d, 0)]
    [InlineData("sending", null, 0)]
    public void Should_know_about_when_a_message_went_out(string status, double? endedAfter, int expected)
    {
        var outreach = new Outreach { JourneyId = Journey, Status = status, IntendedAt = Noon, EndedAt = endedAfter is { } seconds ? Noon.AddSeconds(seconds) : null };

        Assert.Equal(Noon.AddSeconds(expected), SentMessage.Of(outreach, TimeSpan.FromSeconds(30)).SentAt);
    }

    static bool IsAutomated(EngagementRecorded happened) => Judge([happened]).Reasons.ContainsKey(happened.EventId);

    static Judgement Judge(IReadOnlyList<EngagementRecorded> happened, params EarlierClick[] earlier)
    {
        var options = new AutomationOptions();
        options.UseDefaultsWhereEmpty();
        return new AutomationPolicy(options).Judge(happened, new[] { Mail }.ToLookup(x => x.JourneyId), earlier);
    }

    static EarlierClick Earlier(double seconds, bool isAutomated) => new(Guid.NewGuid(), Journey, Noon.AddSeconds(seconds), isAutomated);

    static EngagementRecorded Happened(EngagementKind kind, double seconds) => new()
    {
        EventId = Guid.NewGuid(), JourneyId = Journey, SourceSystem = "crm", LeadId = "L1", Kind = kind, Channel = Channel.Email, OccurredAt = Noon.AddSeconds(seconds),
    };
}
