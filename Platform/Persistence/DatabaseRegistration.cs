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
using Npgsql;

namespace MarketingBus.Platform.Persistence;

public static class DatabaseRegistration
{
    /// <summary>Registers the context on the configured database, with grouped commits.</summary>
    public static void AddDatabase<TDbContext>(this IHostApplicationBuilder builder)
        where TDbContext : GroupedDbContext
    {
        builder.Services.AddOptions<DatabaseOptions>()
            .BindConfiguration(DatabaseOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        var options = OptionsOf(builder);
        if (builder.UsesPostgreSql())
            AddPostgreSql<TDbContext>(builder.Services, options, builder.Environment.ApplicationName);
        else
            AddSqlite<TDbContext>(builder.Services, options);

        builder.Services.AddScoped(Lend<TDbContext>);
        builder.Services.AddScoped(provider => new UnitOfWork(provider.GetRequiredService<ICommitQueue>(), provider.GetService<IOutboxNotification>(), provider.GetService<ICommitFence>()));
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck<TDbContext>>("database");
    }

    /// <summary>True when the process's one database is PostgreSQL, false when it is SQLite.</summary>
    public static bool UsesPostgreSql(this IHostApplicationBuilder builder) =>
        OptionsOf(builder).ProviderIn(builder.Configuration.World()) == DatabaseProvider.PostgreSql;

    /// <summary>The scope gives the context back when it ends.</summary>
    static TDbContext Lend<TDbContext>(IServiceProvider scope)
        where TDbContext : GroupedDbContext
    {
        var context = scope.GetRequiredService<IDbContextFactory<TDbContext>>().CreateDbContext();
        context.Join(scope.GetRequiredService<UnitOfWork>());
        return context;
    }

    static DatabaseOptions OptionsOf(IHostApplicationBuilder builder) =>
        builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();

    static void AddSqlite<TDbContext>(IServiceCollection services, DatabaseOptions options)
        where TDbContext : GroupedDbContext
    {
        var path = Path.GetFullPath(options.Path);
        MakeFolder(path);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true }.ToString();

        services.AddSingleton<IRowQueries>(_ => new SqliteRowQueries(connectionString));
        services.AddSingleton(provider => new SqliteCommitQueue(connectionString, provider.GetService<ICommitFence>()));
        services.AddSingleton<ICommitQueue>(provider => provider.GetRequiredService<SqliteCommitQueue>());
        services.AddSingleton<IOrderNumbers, SqliteOrderNumbers>();
        services.AddPooledDbContextFactory<TDbContext>(context => context
            .UseSqlite(connectionString)
            .AddInterceptors(new TransactionNotice())
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning, SqliteEventId.SchemaConfiguredWarning)));
    }

    static void AddPostgreSql<TDbContext>(IServiceCollection services, DatabaseOptions options, string applicationName)
        where TDbContext : GroupedDbContext
    {
        services.AddSingleton(_ => new PostgreSqlSources(options, applicationName));
        services.AddSingleton(provider => provider.GetRequiredService<PostgreSqlSources>().Queries);
        services.AddSingleton<IRowQueries>(provider => new PostgreSqlRowQueries(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<IOrderNumbers, PostgreSqlOrderNumbers>();
        services.AddSingleton<ICommitQueue>(provider => new PostgreSqlCommitQueue(
            provider.GetRequiredService<PostgreSqlSources>(), provider.GetService<ICommitFence>(), provider.GetRequiredService<TimeProvider>()));
        services.AddPooledDbContextFactory<TDbContext>((provider, context) => context
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
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
