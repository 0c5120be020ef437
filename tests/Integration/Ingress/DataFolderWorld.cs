using MarketingBus.Api.Ingress;
using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

/// <summary>Ingress with a data folder that holds tables of little use, and links that lead out of it.</summary>
public sealed class DataFolderWorld : IAsyncLifetime
{
    EmbeddedWorld? world;

    public HttpClient Http => world?.Http ?? throw new InvalidOperationException("The world has not started.");

    /// <summary>Where the folder is; what lies here must not be read.</summary>
    public string Outside { get; } = Directory.CreateTempSubdirectory("marketingbus-outside-").FullName;

    string Folder => Path.Combine(Outside, "data");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "more"));
        var table = $"lead_id,source,converted\n{string.Join('\n', Enumerable.Range(0, 300).Select(x => $"L{x},Website,{x % 2}"))}\n";
        File.WriteAllText(Path.Combine(Outside, "secret.csv"), table);
        File.WriteAllText(Path.Combine(Folder, "few.csv"), "lead_id,source,converted\nL1,Website,1\nL2,Website,0\n");
        File.WriteAllText(Path.Combine(Folder, "constant.csv"), table);
        File.WriteAllText(Path.Combine(Folder, "one-class.csv"), "lead_id,converted\nL1,1\nL2,1\n");
        File.WriteAllText(Path.Combine(Folder, "more", "few.csv"), "a,b\n1,2\n");
        File.WriteAllText(Path.Combine(Folder, "empty.csv"), "");
        File.WriteAllText(Path.Combine(Folder, "quote.csv"), "a,b\n\"1,2\n3,4\n");
        var bytes = new byte[4_000];
        new Random(3).NextBytes(bytes);
        File.WriteAllBytes(Path.Combine(Folder, "bytes.csv"), bytes);
        File.CreateSymbolicLink(Path.Combine(Folder, "link.csv"), Path.Combine(Outside, "secret.csv"));
        Directory.CreateSymbolicLink(Path.Combine(Folder, "up"), Outside);
        world = await EmbeddedWorld.StartAsync(
            [new DataModule(), new MemoryModule(), new LearningModule(), new IngressModule()], [$"Ingress:DataFolder={Folder}"]);
    }

    public async ValueTask DisposeAsync()
    {
        if (world is not null)
            await world.DisposeAsync();

        Directory.Delete(Outside, recursive: true);
    }
}
