using MarketingBus.Data;
using MarketingBus.Data.Identity;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.Erasure;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Neo4j;
using MarketingBus.Memory.PostgreSql;
using MarketingBus.Memory.Redis;
using MarketingBus.Memory.Resilience;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Memory.Sqlite;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Memory;

/// <summary>The four memories and their stores.</summary>
public sealed class MemoryModule : ServiceModule
{
    public override string Name => "memory";

    public override void AddServices(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ShortTermOptions>().BindConfiguration(ShortTermOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<LongTermOptions>().BindConfiguration(LongTermOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<EpisodicOptions>().BindConfiguration(EpisodicOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        services.AddOptions<KnowledgeGraphOptions>().BindConfiguration(KnowledgeGraphOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMemoryResilience();
        if (Store(builder) == ShortTermStore.Redis)
            AddRedis(services);
        else
            AddConversationRows(services);

        if (builder.UsesPostgreSql())
            services.AddScoped<IEpisodicMemory, PostgreSqlEpisodicMemory>();
        else
            services.AddScoped<IEpisodicMemory, SqliteEpisodicMemory>();

        if (GraphStore(builder) == KnowledgeGraphStore.Neo4j)
            services.AddNeo4jKnowledgeGraph();
        else if (builder.UsesPostgreSql())
            AddGraph<PostgreSqlKnowledgeGraph>(services);
        else
            AddGraph<SqliteKnowledgeGraph>(services);

        services.AddScoped<IFactCounts, RelationalFactCounts>();
        services.AddScoped<ILongTermMemory, RelationalLongTermMemory>();
        services.AddSingleton<CurrentRfmPopulation>();
        services.AddHostedService<RfmQuantiles>();
        services.AddSingleton<KnownOutcomes>();
        services.AddScoped<IMemoryUnitOfWork, RelationalMemoryUnitOfWork>();
        services.AddScoped<IMemoryCounts, RelationalMemoryCounts>();
        services.AddHostedService<EpisodePruner>();

        services.AddPersonalData<ConversationStore>().AddPersonalData<KeptWriteStore>().AddPersonalData<LeadMemoryStore>().AddPersonalData<EpisodeStore>().AddPersonalData<FactStore>();
    }

    public override async Task SetupAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetService<RedisConnection>()?.Begin();
        if (services.GetService<Neo4jSchema>() is { } neo4j)
            await neo4j.BeginAsync(cancellationToken);

        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        if (database.Database.IsSqlite())
            await SqliteTextIndexes.CreateAsync(database, cancellationToken);
        await services.GetRequiredService<CurrentRfmPopulation>().RefreshAsync(database, cancellationToken);
    }

    static ShortTermStore Store(IHostApplicationBuilder builder) =>
        (builder.Configuration.GetSection(ShortTermOptions.Section).Get<ShortTermOptions>() ?? new ShortTermOptions()).StoreIn(builder.Configuration.World());

    static KnowledgeGraphStore GraphStore(IHostApplicationBuilder builder) =>
        (builder.Configuration.GetSection(KnowledgeGraphOptions.Section).Get<KnowledgeGraphOptions>() ?? new KnowledgeGraphOptions()).Store;

    static void AddGraph<TGraph>(IServiceCollection services)
        where TGraph : class, IKnowledgeGraph, IFactTotal
    {
        services.AddScoped<TGraph>();
        services.AddScoped<IKnowledgeGraph>(x => x.GetRequiredService<TGraph>());
        services.AddScoped<IFactTotal>(x => x.GetRequiredService<TGraph>());
    }

    static void AddConversationRows(IServiceCollection services)
    {
        services.AddScoped<RelationalShortTermMemory>();
        services.AddScoped<IShortTermMemory>(x => x.GetRequiredService<RelationalShortTermMemory>());
        services.AddScoped<IConversationCount>(x => x.GetRequiredService<RelationalShortTermMemory>());
        services.AddHostedService<ExpiredConversationSweeper>();
    }

    static void AddRedis(IServiceCollection services)
    {
        services.AddOptions<RedisOptions>().BindConfiguration(RedisOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RedisConnection>();
        services.AddSingleton<RedisShortTermMemory>();
        services.AddResilientConversations();
        services.AddHealthChecks().AddCheck<RedisCheck>("redis", HealthStatus.Degraded, timeout: TimeSpan.FromSeconds(2));
    }
}
