using System.Text;
using MarketingBus.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

public sealed class When_the_routes_are_described(IngressWorld world) : IClassFixture<IngressWorld>
{
    [Fact]
    public void Should_be_the_approved_ones()
    {
        var text = new StringBuilder();
        var endpoints = world.World.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
        foreach (var line in endpoints.SelectMany(Lines).Distinct().Order(StringComparer.Ordinal))
            text.Append(line).Append('\n');

        Approved.Matches(Repository.PathOf("tests", "Integration", "Ingress", "Approved", "routes.txt"), text.ToString());
    }

    [Fact]
    public async Task Should_be_a_document_that_programs_read()
    {
        var answer = await world.GetAsync("/openapi/v1.json");

        Assert.Equal(200, answer.Status);
        Assert.StartsWith("3.", answer.Json.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.True(answer.Json.GetProperty("paths").TryGetProperty("/api/events/leads", out var leads));
        Assert.True(leads.GetProperty("post").TryGetProperty("requestBody", out _));
    }

    [Fact]
    public async Task Should_be_a_page_that_needs_nothing_from_elsewhere()
    {
        var page = await world.GetAsync("/docs/");
        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("cdn.", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https://", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    static IEnumerable<string> Lines(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"];
        return methods.Select(method => $"{method} /{endpoint.RoutePattern.RawText?.TrimStart('/')}");
    }
}
