using MarketingBus.Contracts;
using MarketingBus.Memory.Redis;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.Resilience;

/// <summary>Puts memories whose stores are servers of their own behind what lets agents go on without them.</summary>
internal static class ResilienceRegistration
{
    public static void AddMemoryResilience(this IServiceCollection services)
    {
        services.AddOptions<ResilienceOptions>().BindConfiguration(ResilienceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.AddSingleton<StoreCircuits>();
        services.AddSingleton<MemoryHealth>();
        services.AddSingleton<IMemoryHealth>(x => x.GetRequiredService<MemoryHealth>());
        services.AddSingleton<MemoryMetrics>();
        services.AddScoped<MissingMemories>();
        services.AddScoped<KeptWrites>();
        services.AddScoped<StoreCalls>();
        services.AddScoped<GivenUpWrites>();
        services.AddHostedService<KeptWriteSweeper>();
    }

    /// <summary>For <see cref="RedisShortTermMemory"/>, which is registered apart.</summary>
    public static void AddResilientConversations(this IServiceCollection services)
    {
        services.AddScoped<ResilientShortTermMemory>();
        services.AddScoped<IShortTermMemory>(x => x.GetRequiredService<ResilientShortTermMemory>());
        services.AddScoped<IConversationCount>(x => x.GetRequiredService<ResilientShortTermMemory>());
        services.AddScoped<IKeptWriteTarget, KeptConversations>();
        services.AddCircuit(MemoryType.ShortTerm);
    }

    /// <summary>For a graph on another server, which is registered as itself apart. It must not use the scope's database context: a call that is given up may still run.</summary>
    public static void AddResilientGraph<TGraph>(this IServiceCollection services)
        where TGraph : class, IKnowledgeGraph, IFactTotal
    {
        services.AddScoped<ResilientKnowledgeGraph<TGraph>>();
        services.AddScoped<IKnowledgeGraph>(x => x.GetRequiredService<ResilientKnowledgeGraph<TGraph>>());
        services.AddScoped<IFactTotal>(x => x.GetRequiredService<ResilientKnowledgeGraph<TGraph>>());
        services.AddScoped<IKeptWriteTarget, KeptFacts<TGraph>>();
        services.AddCircuit(MemoryType.Semantic);
    }

    static void AddCircuit(this IServiceCollection services, MemoryType memory)
    {
        services.AddSingleton(x => new StoreCircuit(memory, x.GetRequiredService<IOptions<ResilienceOptions>>().Value, x.GetRequiredService<TimeProvider>()));
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            $"{WireName.Of(memory)}_memory", x => new MemoryCheck(memory, x.GetRequiredService<IMemoryHealth>()), HealthStatus.Degraded, tags: null));
    }
}
