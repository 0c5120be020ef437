using MarketingBus.Data;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
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

        services.AddMemoryResilience();
        if (Store(builder) == ShortTermStore.Redis)
            AddRedis(services);
        else
            AddConversationRows(services);

        if (builder.UsesPostgreSql())
        {
            services.AddScoped<IEpisodicMemory, PostgreSqlEpisodicMemory>();
            services.AddScoped<IKnowledgeGraph, PostgreSqlKnowledgeGraph>();
        }
        else
        {
            services.AddScoped<IEpisodicMemory, SqliteEpisodicMemory>();
            services.AddScoped<IKnowledgeGraph, SqliteKnowledgeGraph>();
        }

        services.AddScoped<ILongTermMemory, RelationalLongTermMemory>();
        services.AddSingleton<CurrentRfmPopulation>();
        services.AddHostedService<RfmQuantiles>();
        services.AddSingleton<KnownOutcomes>();
        services.AddScoped<IMemoryUnitOfWork, RelationalMemoryUnitOfWork>();
        services.AddScoped<IMemoryCounts, RelationalMemoryCounts>();
        services.AddHostedService<EpisodePruner>();
    }

    public override async Task SetupAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetService<RedisConnection>()?.Begin();

        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        if (database.Database.IsSqlite())
            await SqliteTextIndexes.CreateAsync(database, cancellationToken);
        await services.GetRequiredService<CurrentRfmPopulation>().RefreshAsync(database, cancellationToken);
    }

    static ShortTermStore Store(IHostApplicationBuilder builder) =>
        (builder.Configuration.GetSection(ShortTermOptions.Section).Get<ShortTermOptions>() ?? new ShortTermOptions()).StoreIn(builder.Configuration.World());

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
