namespace MarketingBus.Tests.Support;

/// <summary>Where the source tree is.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    static string Find(string folder)
    {
        for (var directory = new DirectoryInfo(folder); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "MarketingBus.sln")))
                return directory.FullName;
        }

        throw new InvalidOperationException($"No MarketingBus.sln above {folder}.");
    }
}
