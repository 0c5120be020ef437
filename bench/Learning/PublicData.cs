using MarketingBus.Tests.Support;

namespace MarketingBus.Bench.Learning;

/// <summary>The public files that docs/learning.md speaks of. They are not shipped; what is not there is not measured, and the output says so.</summary>
internal sealed record PublicData(string Folder)
{
    public const string FolderName = "MARKETINGBUS_DATA";

    public string XEducation => Path.Combine(Folder, "x-education-leads.csv");

    public string Hillstrom => Path.Combine(Folder, "hillstrom-email.csv");

    public string SeedLeads => Path.Combine(Folder, "marketing-system-v1", "leads.csv");

    public string SeedConversions => Path.Combine(Folder, "marketing-system-v1", "conversions.csv");

    /// <summary>The folder named, else the one of the environment, else "shared/data" beside the checkout.</summary>
    public static PublicData In(string? folder) =>
        new(folder ?? Environment.GetEnvironmentVariable(FolderName) ?? Path.GetFullPath(Repository.PathOf("..", "shared", "data")));
}
