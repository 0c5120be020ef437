using MarketingBus.Data;
using MarketingBus.Platform.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Tests.Support;

/// <summary>An empty database at the newest migration, made by the product once in a run: to migrate costs more than most tests do.</summary>
internal static class MigratedFile
{
    const string Name = "marketingbus.db";

    static readonly Lazy<Task<byte[]>> Content = new(MigrateAsync);

    public static async Task CopyToAsync(string folder) => await File.WriteAllBytesAsync(Path.Combine(folder, Name), await Content.Value);

    static async Task<byte[]> MigrateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("marketingbus-");
        var path = Path.Combine(folder.FullName, Name);
        var app = await ServiceHost.StartAsync(["--urls=http://127.0.0.1:0", $"--Database:Path={path}"], [new DataModule()], builder => builder.Logging.ClearProviders());
        await app.StopAsync();
        await app.DisposeAsync();

        // The last connection to close moves into the file what is beside it.
        SqliteConnection.ClearAllPools();
        if (File.Exists($"{path}-wal"))
            throw new InvalidOperationException($"{path} is still in use.");

        var content = await File.ReadAllBytesAsync(path);
        folder.Delete(recursive: true);
        return content;
    }
}
