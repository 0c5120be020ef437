using MarketingBus.Data.Orchestration;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Privacy;

internal static class Erasing
{
    /// <summary>Asks for it, and waits for the proof.</summary>
    public static async Task EraseAsync(this EmbeddedWorld world, string leadId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/leads/{leadId}");
        Assert.Equal(202, (await world.Http.AnswerAsync(request)).Status);
        await Waiting.EventuallyAsync(() => world.Http.ReadAsync($"/api/leads/{leadId}/erasure"), x => x.Json.GetProperty("status").GetString() == "erased", $"{leadId} is erased");
    }

    public static Task CompletedAsync(this EmbeddedWorld world, string leadId) => world.EventuallyAsync(
        x => x.Set<LeadJourneyState>().CountAsync(j => j.LeadId == leadId && j.CurrentState == "Completed", TestContext.Current.CancellationToken), x => x == 1, $"{leadId} is completed");
}
