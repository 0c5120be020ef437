using System.Net;
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

        // Who asks before he sends is told before he has sent: the server does not read what it refuses.
        using var tooLarge = new HttpRequestMessage(HttpMethod.Post, "/api/events/leads") { Content = new ByteArrayContent(new byte[34 * Megabyte]), Headers = { ExpectContinue = true } };
        tooLarge.Content.Headers.ContentType = new("application/json");
        using var refused = await world.Http.SendAsync(tooLarge, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }
}
