using MarketingBus.Data;
using MarketingBus.Data.Identity;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.Erasure;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.PostgreSql;
using MarketingBus.Memory.Redis;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Memory.Sqlite;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
        services.AddScoped<IMemoryUnitOfWork, RelationalMemoryUnitOfWork>();
        services.AddScoped<IMemoryCounts, RelationalMemoryCounts>();
        services.AddHostedService<EpisodePruner>();

        services.AddPersonalData<ConversationStore>().AddPersonalData<LeadMemoryStore>().AddPersonalData<EpisodeStore>().AddPersonalData<FactStore>();
    }

    public override async Task SetupAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetService<RedisConnection>()?.Begin();

        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        if (database.Database.IsSqlite())
            await SqliteTextIndexes.CreateAsync(database, cancellationToken);
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
        services.AddSingleton<IShortTermMemory>(x => x.GetRequiredService<RedisShortTermMemory>());
        services.AddSingleton<IConversationCount>(x => x.GetRequiredService<RedisShortTermMemory>());
        services.AddHealthChecks().AddCheck<RedisCheck>("redis", timeout: TimeSpan.FromSeconds(2));
    }
}
