using MarketingBus.Data;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Memory.Sqlite;
using MarketingBus.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
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

        services.AddScoped<IShortTermMemory, RelationalShortTermMemory>();
        services.AddScoped<ILongTermMemory, RelationalLongTermMemory>();
        services.AddScoped<IEpisodicMemory, SqliteEpisodicMemory>();
        services.AddScoped<IKnowledgeGraph, SqliteKnowledgeGraph>();
        services.AddScoped<IMemoryUnitOfWork, RelationalMemoryUnitOfWork>();
        services.AddScoped<IMemoryCounts, RelationalMemoryCounts>();

        services.AddHostedService<ExpiredConversationSweeper>();
        services.AddHostedService<EpisodePruner>();
    }

    public override async Task SetupAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        if (database.Database.IsSqlite())
            await SqliteTextIndexes.CreateAsync(database, cancellationToken);
    }
}
