using System.Net;
using MarketingBus.Api.Ingress;
using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

public sealed class When_a_web_page_calls : IAsyncLifetime
{
    EmbeddedWorld world = null!;

    public async ValueTask InitializeAsync() => world = await EmbeddedWorld.StartAsync(
        [new DataModule(), new MemoryModule(), new LearningModule(), new IngressModule()], ["Http:AllowedOrigins:0=https://console.example", "Http:AllowedOrigins:1=http://localhost:3000"]);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    // There is no model to go back to: that is a conflict once the page may ask.
    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://10.0.0.1:5080", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:5080", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:3000", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1", HttpStatusCode.Forbidden)]
    [InlineData("http://[::1]:3000", HttpStatusCode.Forbidden)]
    [InlineData("https://Console.example", HttpStatusCode.Conflict)]
    [InlineData("http://localhost:3000", HttpStatusCode.Conflict)]
    [InlineData(null, HttpStatusCode.Conflict)]
    public async Task Should_act_only_for_pages_that_are_allowed(string? origin, HttpStatusCode expected)
    {
        using var response = await SendAsync(HttpMethod.Post, "/api/models/rollback", origin);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Should_act_for_the_page_that_it_serves_itself()
    {
        using var own = await SendAsync(HttpMethod.Post, "/api/models/rollback", $"http://{world.Http.BaseAddress!.Authority}");
        using var encrypted = await SendAsync(HttpMethod.Post, "/api/models/rollback", $"https://{world.Http.BaseAddress.Authority}");

        Assert.Equal(HttpStatusCode.Conflict, own.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, encrypted.StatusCode);
    }

    [Fact]
    public async Task Should_be_told_how_another_page_is_allowed()
    {
        using var response = await SendAsync(HttpMethod.Post, "/api/models/rollback", "http://localhost:8080");

        Assert.Contains("Http:AllowedOrigins", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/api/events/leads")]
    [InlineData("POST", "/api/journeys/retry")]
    [InlineData("DELETE", "/api/faulted-messages/1")]
    public async Task Should_be_refused_wherever_it_would_act(string method, string path)
    {
        using var response = await SendAsync(new HttpMethod(method), path, "https://evil.example");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Should_be_answered_where_it_only_reads()
    {
        using var response = await SendAsync(HttpMethod.Get, "/api/models", "https://evil.example");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain(response.Headers, x => x.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? origin)
    {
        using var request = new HttpRequestMessage(method, path);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return await world.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
