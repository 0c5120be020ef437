using MarketingBus.Host.Embedded.Replay;
using Xunit;

namespace MarketingBus.Tests.Unit.CommandLine;

public sealed class When_providers_say_what_happened
{
    [Theory]
    [InlineData("spamreport", "complained")]
    [InlineData("spam_report", "complained")]
    [InlineData("Marked as spam", "complained")]
    [InlineData("group_unsubscribe", "unsubscribed")]
    [InlineData("group_unsubscribed", "unsubscribed")]
    [InlineData("Opt-out", "unsubscribed")]
    [InlineData("opted_out", "unsubscribed")]
    [InlineData("list_unsubscribe", "unsubscribed")]
    [InlineData("Unique Open", "opened")]
    [InlineData("email.clicked", "clicked")]
    public void Should_know_what_it_means(string word, string kind) => Assert.Equal([$"\"{kind}\""], TextFile.Values(File(word), "kind"));

    [Theory]
    [InlineData("delivered")]
    [InlineData("Hard Bounce")]
    [InlineData("soft-bounce")]
    [InlineData("deferred")]
    [InlineData("dropped")]
    [InlineData("processed")]
    [InlineData("group_resubscribe")]
    public void Should_pass_over_what_no_lead_does(string word) => Assert.Equal(word, Assert.Single(TextFile.Events(File(word))).PassedOver);

    [Theory]
    [InlineData("opt_out_sms_all")]
    [InlineData("GDPR withdrawal")]
    [InlineData("remove me")]
    [InlineData("spamtrap hit")]
    public void Should_be_loud_about_what_may_be_an_opt_out(string word)
    {
        var row = Assert.Single(TextFile.Events(File(word)));
        Assert.True(row.MayBeOptOut);
        Assert.Contains("--means", row.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_take_the_users_word_for_it()
    {
        var settings = TextFile.Settings with { Words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Remove Me"] = "unsubscribed", ["ping"] = "" } };
        Assert.Equal(["\"unsubscribed\""], TextFile.Values(File("remove me"), "kind", settings));
        Assert.Equal("ping", Assert.Single(TextFile.Events(File("ping"), settings)).PassedOver);
    }

    [Fact]
    public void Should_count_each_word_that_was_passed_over_and_every_reason_of_a_rejection()
    {
        var tally = new ReplayTally();
        tally.Count(TextFile.Events($"{File("delivered")}L,delivered,1773484267\nL,bounce,1773484267\nL,remove me,1773484267\nL,remove us,1773484267\n"));
        Assert.Equal([("bounce", 1), ("delivered", 2)], tally.PassedOverBy.Select(x => (x.Key, x.Value)));
        Assert.Equal((2, 2), (Assert.Single(tally.Rejections).Count, tally.UnknownOptOuts));
        Assert.Equal(5, tally.Read);
    }

    static string File(string word) => $"lead_id,event,timestamp\nL,{word},1773484267\n";
}
