using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

public sealed class When_a_query_has_a_name_that_nobody_knows(IngressWorld world) : IClassFixture<IngressWorld>
{
    static readonly string[] Probes = ["/health/live", "/health/ready"];

    [Theory]
    [InlineData("/api/leads?statee=faulted", "statee", "category, cursor, limit, source_system, state, status")]
    [InlineData("/api/leads/?min_score=99", "min_score", "category, cursor, limit, source_system, state, status")]
    [InlineData("/api/campaigns?source=crm", "source", "cursor, limit, source_system, status")]
    [InlineData("/api/leads/L-1?sourcesystem=crm", "sourcesystem", "cursor, limit, source_system")]
    [InlineData("/api/agents/memory/retrieve?memory_type=semantic&subject=a&top_k=3", "top_k", "limit, memory_type, object, predicate, subject")]
    [InlineData("/api/agents/memory/retrieve?memory_type=long_term&lead_id=a&subject=b", "subject", "lead_id, memory_type, source_system")]
    public async Task Should_name_it_and_those_that_are_known(string path, string name, string known)
    {
        var answer = await world.GetAsync(path);

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.MediaType));
        Assert.Equal($"Is not known; known are {known}.", answer.ErrorsOf(name));
    }

    [Fact]
    public async Task Should_be_refused_at_every_address_with_the_names_that_the_document_lists()
    {
        var document = (await world.GetAsync("/openapi/v1.json")).Json.GetProperty("paths");
        var asked = 0;
        foreach (var (method, path, template) in Calls())
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"{path}?nonsense=1");
            request.Headers.Add("Accept", "application/json, text/html");
            if (method == "POST")
                request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            var answer = await world.World.Http.AnswerAsync(request);

            Assert.True(answer.Status == 400, $"{method} {path} was answered {answer.Status} {answer.Text}");
            if (template != "/api/agents/memory/retrieve")
            {
                var listed = document.GetProperty(template).GetProperty(method.ToLowerInvariant()).TryGetProperty("parameters", out var parameters)
                    ? parameters.EnumerateArray().Where(x => x.GetProperty("in").GetString() == "query").Select(x => x.GetProperty("name").GetString()!).Order(StringComparer.Ordinal).ToList()
                    : [];
                Assert.Equal(listed.Count == 0 ? "Is not known: this address takes no query." : $"Is not known; known are {string.Join(", ", listed)}.", answer.ErrorsOf("nonsense"));
            }

            asked++;
        }

        Assert.True(asked > 40, $"only {asked} addresses were found");
    }

    [Fact]
    public async Task Should_choose_by_the_source_system_that_is_known()
    {
        var (one, two) = ($"{Guid.NewGuid():N}", $"{Guid.NewGuid():N}");
        await world.World.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            foreach (var source in new[] { one, two })
            {
                database.Add(new LeadJourneyState
                {
                    CorrelationId = MarketingIds.Journey(source, "L-1"), CurrentState = "Engaging", SourceSystem = source, LeadId = "L-1", StartedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch,
                });
                database.Add(new Campaign { SourceSystem = source, CampaignId = "C-1", UpdatedAt = DateTimeOffset.UnixEpoch });
            }

            await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        foreach (var kind in new[] { "leads", "journeys", "campaigns" })
        {
            var found = (await world.GetAsync($"/api/{kind}?source_system={one}")).Json.GetProperty("items").EnumerateArray();
            Assert.Equal(one, Assert.Single(found).GetProperty("source_system").GetString());
            Assert.Empty((await world.GetAsync($"/api/{kind}?source_system=nobody")).Json.GetProperty("items").EnumerateArray());
        }
    }

    IEnumerable<(string Method, string Path, string Template)> Calls() =>
        from endpoint in world.World.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let template = $"/{endpoint.RoutePattern.RawText!.Trim('/')}"
        where (template.StartsWith("/api/", StringComparison.Ordinal) || template == "/health") && !Probes.Contains(template)
        let path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(x => x.Parts[0] is RoutePatternLiteralPart literal ? literal.Content : "1"))
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select (method, $"/{path}", template);
}
