using System.Text.RegularExpressions;
using MarketingBus.Host.Embedded.Commands;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Unit.CommandLine;

public sealed partial class When_settings_are_on_the_command_line
{
    /// <summary>Each list or table of objects has one of these.</summary>
    static readonly string[] EntryNames = ["Channel", "Category", "Points", "Reason", "Size", "Key", "Name", "Weight", "Band", "Actor"];

    [Fact]
    public void Should_take_every_setting_of_the_documentation()
    {
        var sections = Section().Split(File.ReadAllText(Repository.PathOf("docs", "settings.md"))).Skip(1).Chunk(2);
        var names = sections.SelectMany(x => Row().Matches(x[1]).Select(row => $"{x[0]}:{row.Groups[1].Value}")).ToList();
        Assert.True(names.Count > 100, "docs/settings.md lists the settings as it did.");

        // What is a table or a list there is given entry by entry.
        Assert.All(names, x => Assert.True(SettingNames.Knows(x) || SettingNames.Knows($"{x}:0") || HasEntries(x), x));
    }

    [Theory]
    [InlineData("--Neo4j:Url=http://127.0.0.1:7474")]
    [InlineData("--Handoffs:Rules:triage->engagement:TimeoutSeconds=5")]
    [InlineData("--Triage:Routing:0:Category=GeneralInquiry")]
    [InlineData("--JsonRpc:Actors:agent-7:0=db://")]
    [InlineData("--engagement:requireexplicitconsent=true")]
    [InlineData("--Logging:LogLevel:Default=Debug")]
    [InlineData("--World=Distributed")]
    public void Should_take_them_wherever_they_stand(string setting)
    {
        var given = CommandSettings.Of(["train", "leads.csv", setting, "--label", "won"]);
        Assert.Equal([setting], given.Settings);
        Assert.Equal(["train", "leads.csv", "--label", "won"], given.Rest);
        Assert.Empty(given.Mistakes());
    }

    [Theory]
    [InlineData("--Databse:Path=x.db", "did you mean Database:Path?")]
    [InlineData("--Engagement:RequireExplicitConsents=true", "did you mean Engagement:RequireExplicitConsent?")]
    [InlineData("--Handoffs:Rules:triage->engagement:TimeoutSecs=5", "There is no setting")]
    [InlineData("--Database:Path:More=x", "did you mean Database:Path?")]
    [InlineData("--Quite:Another=1", "There is no setting 'Quite:Another'.")]
    [InlineData("--Database:Path", "has no value")]
    public void Should_refuse_one_that_nobody_reads(string setting, string sentence) =>
        Assert.Contains(sentence, Assert.Single(CommandSettings.Of([setting]).Mistakes()), StringComparison.Ordinal);

    [Theory]
    [InlineData("--url=http://127.0.0.1:5080")]
    [InlineData("--map=source=a:b")]
    [InlineData("leads:2026=1.csv")]
    public void Should_leave_options_and_files_alone(string word) => Assert.Equal([word], CommandSettings.Of([word]).Rest);

    static bool HasEntries(string name) =>
        SettingNames.Knows($"{name}:any:0") || SettingNames.Knows($"{name}:any:TimeoutSeconds") || EntryNames.Any(x => SettingNames.Knows($"{name}:0:{x}"));

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\| ([A-Za-z0-9]+) \|(?! default)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
