using System.Net;
using MarketingBus.Host.Embedded;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Hosting;

public sealed class When_a_process_is_called_by_another_name : IClassFixture<When_a_process_is_called_by_another_name.Product>
{
    readonly EmbeddedWorld world;

    public When_a_process_is_called_by_another_name(Product product) => world = product.World;

    public static TheoryData<string> Services => When_a_service_runs_alone.Names;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    Uri Server => world.Http.BaseAddress!;

    [Fact]
    public Task Should_be_refused_at_every_address() => RefusesEverywhereAsync(world);

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Should_be_refused_at_every_address_of_a_service(string name)
    {
        await using var service = await EmbeddedWorld.StartAsync(When_a_service_runs_alone.ModulesOf(name));
        await RefusesEverywhereAsync(service);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:5080")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("127.0.0.1.nip.io")]
    [InlineData("localhost..")]
    [InlineData("10.0.0.1")]
    [InlineData("[::2]:5080")]
    [InlineData("")]
    public async Task Should_refuse(string host) => Assert.Equal(403, await StatusAsync("GET /api/leads HTTP/1.1", $"Host: {host}"));

    [Theory]
    [InlineData("localhost")]
    [InlineData("LocalHost:1")]
    [InlineData("localhost.:5080")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.2:9")]
    [InlineData("[::1]:5080")]
    [InlineData("bus.example")]
    [InlineData("BUS.example.:443")]
    public async Task Should_answer_to_its_own_names(string host) => Assert.Equal(200, await StatusAsync("GET /api/leads HTTP/1.1", $"Host: {host}"));

    [Fact]
    public async Task Should_refuse_who_names_none_at_all() => Assert.Equal(403, await StatusAsync("GET /api/leads HTTP/1.0"));

    [Fact]
    public async Task Should_go_by_the_address_where_that_names_the_host_as_well()
    {
        Assert.Equal(403, await StatusAsync("GET http://evil.example/api/leads HTTP/1.1", "Host: evil.example"));
        Assert.Equal(400, await StatusAsync("GET http://evil.example/api/leads HTTP/1.1", "Host: 127.0.0.1"));
    }

    [Fact]
    public async Task Should_not_believe_what_a_proxy_is_said_to_have_been_called()
    {
        Assert.Equal(403, await StatusAsync("GET /api/leads HTTP/1.1", "Host: evil.example", "X-Forwarded-Host: localhost", "Forwarded: host=localhost"));
        Assert.Equal(200, await StatusAsync("GET /api/leads HTTP/1.1", "Host: localhost", "X-Forwarded-Host: evil.example"));
    }

    [Fact]
    public async Task Should_say_which_setting_names_hosts()
    {
        var answer = await RawHttp.AskAsync(Server, Stop, "GET /api/leads HTTP/1.1", "Host: evil.example");

        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("Http:AllowedHosts", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Http:AllowedHosts:0=https://bus.example", "names hosts alone")]
    [InlineData("Http:AllowedHosts:0=bus.example:443", "names hosts alone")]
    [InlineData("Http:AllowedOrigins:0=https://bus.example/", "names pages by scheme, host and port")]
    [InlineData("Http:AllowedOrigins:0=bus.example", "names pages by scheme, host and port")]
    public async Task Should_not_start_with_names_that_would_never_be_met(string setting, string sentence)
    {
        var failure = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => ServiceHost.StartAsync(["--urls=http://127.0.0.1:0", $"--{setting}"], [], cancellationToken: Stop));

        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
    }

    async Task<int> StatusAsync(params string[] lines) => RawHttp.StatusOf(await RawHttp.AskAsync(Server, Stop, lines));

    static async Task RefusesEverywhereAsync(EmbeddedWorld world)
    {
        var asked = 0;
        var endpoints = world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        foreach (var (method, path) in endpoints.SelectMany(CallsOf).Append(("GET", "/")).Append(("GET", "/nowhere")))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.Host = "evil.example";
            using var response = await world.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);

            Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{method} {path} was answered {response.StatusCode}");
            asked++;
        }

        Assert.True(asked >= 4, $"only {asked} addresses were found");
    }

    static IEnumerable<(string Method, string Path)> CallsOf(RouteEndpoint endpoint)
    {
        var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(x => x.IsSimple && x.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "v1"));
        return (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]).Select(method => (method, $"/{path}"));
    }

    public sealed class Product : IAsyncLifetime
    {
        public EmbeddedWorld World { get; private set; } = null!;

        public async ValueTask InitializeAsync() => World = await EmbeddedWorld.StartAsync(EmbeddedModules.All(), ["Http:AllowedHosts:0=bus.example"]);

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
