using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Worlds;

public sealed class When_there_is_nobody_to_write_to_embedded(EmbeddedProduct product) : When_there_is_nobody_to_write_to(product);

public sealed class When_there_is_nobody_to_write_to_distributed(DistributedProduct product) : When_there_is_nobody_to_write_to(product);

public abstract class When_there_is_nobody_to_write_to(IProduct product) : ProductTest(product)
{
    [Theory]
    [InlineData("\"persona\": \"CMO\", \"region\": \"EU\"")]
    [InlineData("\"persona\": \"CMO\", \"region\": \"EU\", \"email\": \"nobody at all\"")]
    [InlineData("\"preferred_channel\": \"sms\"")]
    [InlineData("\"preferred_channel\": \"sms\", \"phone\": \"unknown\"")]
    [InlineData("\"preferred_channel\": \"call\", \"phone\": \"x1\"")]
    public async Task Should_be_refused(string fields)
    {
        await PostAsync("/api/events/leads", $$"""{"lead_id": "{{Unique}}", "source": "Website", {{fields}}}""");

        Assert.Equal("refused", (await JourneyInAsync(Unique, "Completed")).Outcome);
        var outreach = Assert.Single(await OutreachAsync());
        Assert.Equal(("refused", "no_address"), (outreach.Status, outreach.Reasons[0].Code));
    }

    [Theory]
    [InlineData("sms", null, true, Channel.Email)]
    [InlineData("sms", "030 12345", true, Channel.Sms)]
    [InlineData("email", "+49 30 1234567", false, Channel.Sms)]
    [InlineData("call", "n/a", true, Channel.Email)]
    public async Task Should_be_reached_on_the_next_channel_that_can(string preferred, string? phone, bool hasEmail, Channel expected)
    {
        var email = hasEmail ? $"\"{Unique}@n1.example\"" : "null";
        await PostAsync("/api/events/leads", $$"""
            {"lead_id": "{{Unique}}", "source": "Website", "preferred_channel": "{{preferred}}", "email": {{email}}, "phone": {{(phone is null ? "null" : $"\"{phone}\"")}}}
            """);

        await JourneyInAsync(Unique, "Completed");
        var outreach = Assert.Single(await OutreachAsync());
        Assert.Equal(("sent", expected), (outreach.Status, outreach.Channel));
    }

    Task<List<Outreach>> OutreachAsync() =>
        World.ReadAsync(x => x.Set<Outreach>().AsNoTracking().Where(o => o.JourneyId == JourneyOf(Unique)).ToListAsync(Cancellation));
}
