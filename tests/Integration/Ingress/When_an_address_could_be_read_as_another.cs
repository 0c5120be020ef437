using MarketingBus.Data.Identity;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

public sealed class When_an_address_could_be_read_as_another(IngressWorld world) : IClassFixture<IngressWorld>
{
    [Theory]
    [InlineData("/api/leads/path-A/../path-B")]
    [InlineData("/api/leads/path-A/%2e%2E/path-B")]
    [InlineData("/api/leads/path-A/.%2e/path-B")]
    [InlineData("/api/leads/./path-A")]
    [InlineData("/api/leads/%2e/path-A")]
    [InlineData("/api/x/../leads/path-A")]
    [InlineData("/../api/leads/path-A")]
    [InlineData("/api/leads/path-B/x/../../path-A?source_system=default")]
    public async Task Should_do_nothing_to_either(string target)
    {
        await world.PostAsync("/api/events/leads", """[{"lead_id": "path-A"}, {"lead_id": "path-B"}]""");

        foreach (var method in new[] { "GET", "DELETE" })
        {
            var answer = await RawHttp.AskAsync(world.World.Http.BaseAddress!, TestContext.Current.CancellationToken, $"{method} {target} HTTP/1.1", "Host: localhost");

            Assert.Equal(400, RawHttp.StatusOf(answer));
            Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        }

        Assert.Equal(0, await world.World.ReadAsync(x => x.Set<Erasure>().CountAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("/api//leads/path-A")]
    [InlineData("//api/leads/path-A")]
    [InlineData("/api/leads//path-A")]
    public async Task Should_not_guess_at_parts_that_are_missing(string target)
    {
        var answer = await RawHttp.AskAsync(world.World.Http.BaseAddress!, TestContext.Current.CancellationToken, $"DELETE {target} HTTP/1.1", "Host: localhost");

        Assert.InRange(RawHttp.StatusOf(answer), 400, 405);
        Assert.Equal(0, await world.World.ReadAsync(x => x.Set<Erasure>().CountAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("/api/leads/path%2FC", "path/C")]
    [InlineData("/api/leads/path%252FC", "path%2FC")]
    [InlineData("/api/leads/..path", "..path")]
    [InlineData("/api/leads/path%2F..%2FC/", "path/../C")]
    public async Task Should_still_find_what_is_meant(string target, string leadId)
    {
        await world.PostAsync("/api/events/leads", $$"""{"lead_id": "{{leadId}}"}""");
        var answer = await RawHttp.AskAsync(
            world.World.Http.BaseAddress!, TestContext.Current.CancellationToken, $"GET {target.TrimEnd('/')}/journey HTTP/1.1", "Host: localhost");

        Assert.Equal(200, RawHttp.StatusOf(answer));
        Assert.Contains($"\"lead_id\":\"{leadId}\"", answer, StringComparison.Ordinal);
    }
}
