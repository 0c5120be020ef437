using MarketingBus.Api.Ingress;
using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

public sealed class When_larger_bodies_are_allowed
{
    const int Megabyte = 1024 * 1024;

    // The web server's own bound is 30 MB.
    [Fact]
    public async Task Should_be_read_beyond_what_the_web_server_takes_by_itself()
    {
        await using var world = await EmbeddedWorld.StartAsync(
            [new DataModule(), new MemoryModule(), new LearningModule(), new IngressModule()], [$"Ingress:MaxBodyBytes={33 * Megabyte}"]);
        var body = new byte[32 * Megabyte];
        Array.Fill(body, (byte)' ');
        """{"lead_id": "large-1"}"""u8.CopyTo(body);

        Assert.Equal(202, (await world.Http.SendBytesAsync("/api/events/leads", body)).Status);
        Assert.Equal(413, (await world.Http.SendBytesAsync("/api/events/leads", new byte[34 * Megabyte])).Status);
    }
}
