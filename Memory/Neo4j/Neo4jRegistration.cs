using System.Net.Http.Headers;
using System.Text;
using MarketingBus.Memory.Resilience;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.Neo4j;

internal static class Neo4jRegistration
{
    public static void AddNeo4jKnowledgeGraph(this IServiceCollection services)
    {
        services.AddOptions<Neo4jOptions>().BindConfiguration(Neo4jOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Neo4jBookmarks>();
        services.AddSingleton<Neo4jSchema>();

        services.AddHttpClient<Neo4jClient>(Configure).RemoveAllLoggers();
        services.AddScoped<Neo4jKnowledgeGraph>();
        services.AddResilientGraph<Neo4jKnowledgeGraph>();
        services.AddHealthChecks().AddCheck<Neo4jCheck>("neo4j", HealthStatus.Degraded, [], TimeSpan.FromSeconds(2));
    }

    static void Configure(IServiceProvider services, HttpClient client)
    {
        var options = services.GetRequiredService<IOptions<Neo4jOptions>>().Value;
        client.BaseAddress = new Uri($"{options.Url.TrimEnd('/')}/");
        client.Timeout = options.Timeout;
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}")));
    }
}
