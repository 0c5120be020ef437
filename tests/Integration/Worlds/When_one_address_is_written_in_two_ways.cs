using MarketingBus.Data.Consents;
using MarketingBus.Data.Orchestration;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Worlds;

public sealed class When_one_address_is_written_in_two_ways_embedded(EmbeddedProduct product) : When_one_address_is_written_in_two_ways(product);

public sealed class When_one_address_is_written_in_two_ways_distributed(DistributedProduct product) : When_one_address_is_written_in_two_ways(product);

public abstract class When_one_address_is_written_in_two_ways(IProduct product) : ProductTest(product)
{
    [Theory]
    [InlineData("J\u00D6RG", "j\u00F6rg")]
    [InlineData("zo\u00EB", "zoe\u0308")]
    [InlineData("mia", "mia\u200B")]
    public async Task Should_be_one_person_whom_an_erasure_removes_under_both(string one, string other)
    {
        await LeadAsync($"{Unique}-1", $"{one}.{Unique}@s12.example");
        await LeadAsync($"{Unique}-2", $"{other}.{Unique}@s12.example");

        await EraseAsync($"{Unique}-1");

        Assert.Empty(await World.ReadAsync(x => x.Set<LeadJourneyState>().Where(j => j.LeadId.StartsWith(Unique)).ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task Should_leave_an_unsubscription_by_the_hash_of_the_address_and_nothing_of_whom()
    {
        await LeadAsync(Unique, $"{Unique}@s12.example");
        Assert.Equal(202, (await PostAsync("/api/events/engagements", $$"""{"lead_id": "{{Unique}}", "kind": "unsubscribed"}""")).Status);
        var said = await World.ReadAsync(x => x.Set<ConsentEntry>().AsNoTracking().Where(c => c.JourneyId == JourneyOf(Unique)).ToListAsync(Cancellation));
        Assert.Equal([ConsentState.Granted, ConsentState.Withdrawn], said.OrderBy(x => x.Sequence).Select(x => x.State));
        var addressHash = said.MinBy(x => x.Sequence)!.AddressHash!;

        await EraseAsync(Unique);

        var left = await World.ReadAsync(x => x.Set<ConsentEntry>().AsNoTracking().Where(c => c.JourneyId == JourneyOf(Unique) || c.AddressHash == addressHash).ToListAsync(Cancellation));
        var entry = Assert.Single(left);
        Assert.Equal((ConsentState.Withdrawn, null, null, null), (entry.State, entry.JourneyId, entry.SourceSystem, entry.EventId));
    }

    async Task LeadAsync(string leadId, string address)
    {
        Assert.Equal(202, (await PostAsync("/api/events/leads", $$"""{"lead_id": "{{leadId}}", "persona": "Founder", "email": "{{address}}", "gdpr_consent": true}""")).Status);
        await JourneyInAsync(leadId, "Completed");
    }

    async Task EraseAsync(string leadId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/leads/{leadId}");
        Assert.Equal(202, (await World.Http.AnswerAsync(request)).Status);
        await Waiting.EventuallyAsync(() => GetAsync($"/api/leads/{leadId}/erasure"), x => x.Json.GetProperty("status").GetString() == "erased", $"{leadId} is erased");
    }
}
