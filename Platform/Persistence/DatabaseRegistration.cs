using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence.PostgreSql;
using MarketingBus.Platform.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Platform.Persistence;

public static class DatabaseRegistration
{
    /// <summary>Registers the context on the configured database, with grouped commits.</summary>
    public static void AddDatabase<TDbContext>(this IHostApplicationBuilder builder)
        where TDbContext : GroupedDbContext
    {
        builder.Services.AddOptions<DatabaseOptions>()
            .BindConfiguration(DatabaseOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        var options = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        if (options.ProviderIn(builder.Configuration.World()) == DatabaseProvider.Sqlite)
            AddSqlite<TDbContext>(builder.Services, options);
        else
            AddPostgreSql<TDbContext>(builder.Services, options);

        builder.Services.AddScoped(provider => new UnitOfWork(provider.GetRequiredService<ICommitQueue>(), provider.GetRequiredService<IOutboxNotification>()));
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck<TDbContext>>("database");
    }

    static void AddSqlite<TDbContext>(IServiceCollection services, DatabaseOptions options)
        where TDbContext : GroupedDbContext
    {
        var path = Path.GetFullPath(options.Path);
        MakeFolder(path);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true }.ToString();

        services.AddSingleton<ICommitQueue>(_ => new SqliteCommitQueue(connectionString));
        services.AddDbContext<TDbContext>(context => context
            .UseSqlite(connectionString)
            .AddInterceptors(new TransactionNotice())
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning, SqliteEventId.SchemaConfiguredWarning)));
    }

    static void AddPostgreSql<TDbContext>(IServiceCollection services, DatabaseOptions options)
        where TDbContext : GroupedDbContext
    {
        services.AddSingleton(_ => new PostgreSqlSources(options.ConnectionString));
        services.AddSingleton<ICommitQueue>(provider => new PostgreSqlCommitQueue(provider.GetRequiredService<PostgreSqlSources>().Grouped));
        services.AddDbContext<TDbContext>((provider, context) => context
            .UseNpgsql(provider.GetRequiredService<PostgreSqlSources>().Queries)
            .AddInterceptors(new TransactionNotice()));
    }

    static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The database {path} cannot be used: its folder does not exist and cannot be made.", exception);
        }
    }
}
