using MarketingBus.Host.Embedded.Commands;
using MarketingBus.Tests.Integration.Learning;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.CommandLine;

[Collection(TerminalCollection.Name)]
public sealed class When_commands_are_run : IDisposable
{
    const string Folds = "Learning__CrossValidationFolds";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("marketingbus-commands-");

    // A cross-validation trains six times instead of once, and nothing here depends on it.
    public When_commands_are_run() => Environment.SetEnvironmentVariable(Folds, "1");

    [Theory]
    [InlineData("replya", "leads.csv")]
    [InlineData("replay")]
    [InlineData("replay", "leads.csv", "--map", "nonsense=column")]
    [InlineData("replay", "leads.csv", "--batch", "0")]
    [InlineData("train")]
    [InlineData("train", "leads.csv", "--ordered", "backwards")]
    [InlineData("train", "leads.csv", "--for", "everybody")]
    [InlineData("train", "--store", "--for", "file")]
    [InlineData("models", "card", "20260301-120000-3f9a")]
    [InlineData("models", "promote")]
    [InlineData("serve", "--url", "http://127.0.0.1:0")]
    [InlineData("samples", "--leads", "-3")]
    public async Task Should_exit_with_2_for_a_mistake_in_writing(params string[] args) => Assert.Equal(2, await Host.Embedded.Commands.CommandLine.RunAsync(args));

    [Theory]
    [InlineData("replay", "no-such-file.csv")]
    [InlineData("train", "no-such-file.csv")]
    [InlineData("serve", "--urls", "http://0.0.0.0:5080")]
    public async Task Should_exit_with_1_for_what_cannot_be_done(params string[] args) => Assert.Equal(1, await Host.Embedded.Commands.CommandLine.RunAsync(args));

    [Fact]
    public async Task Should_bring_a_database_up_to_date() =>
        Assert.Equal(0, await Host.Embedded.Commands.CommandLine.RunAsync(["migrate", "--database", Path.Combine(folder.FullName, "new.db")]));

    [Fact]
    public async Task Should_learn_from_a_file() =>
        Assert.Equal(0, await Host.Embedded.Commands.CommandLine.RunAsync(["train", LeadFile.Write(folder.FullName, rows: 800), "--database", Path.Combine(folder.FullName, "train.db")]));

    [Theory]
    [InlineData(0, "--ordered")]
    [InlineData(0, "--ordered", "newest-first", "--for", "leads")]
    [InlineData(0, "--ordered=false", "--no-quotes", "--blank-is-no", "--for", "file")]
    [InlineData(1, "--keep", "nope")]
    public async Task Should_heed_what_is_said_of_a_file(int exitCode, params string[] options) => Assert.Equal(exitCode, await Host.Embedded.Commands.CommandLine.RunAsync(
        ["train", LeadFile.Write(folder.FullName, rows: 600), "--database", Path.Combine(folder.FullName, "said.db"), .. options]));

    [Fact]
    public async Task Should_look_after_models()
    {
        string[] database = ["--database", Path.Combine(folder.FullName, "models.db")];
        await using (var world = await EmbeddedWorld.StartAsync(settings: [$"Database:Path={database[1]}"]))
            await world.ReadAsync(x => x.Add(ModelRecords.Of("20260301-120000-3f9a")).Context.SaveChangesAsync(TestContext.Current.CancellationToken));

        var card = Path.Combine(folder.FullName, "card.html");
        Assert.Equal(0, await ModelsAsync("list"));
        Assert.Equal(0, await ModelsAsync("show", "20260301-120000-3f9a"));
        Assert.Equal(0, await ModelsAsync("card", "20260301-120000-3f9a", "-o", card));
        Assert.Equal(0, await ModelsAsync("promote", "20260301-120000-3f9a", "--reason", "better"));
        Assert.Equal(1, await ModelsAsync("promote", "20260301-120000-3f9a"));
        Assert.Equal(1, await ModelsAsync("rollback"));
        Assert.Equal(1, await ModelsAsync("show", "nothing"));
        Assert.Contains("<title>Model 20260301-120000-3f9a</title>", await File.ReadAllTextAsync(card, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        Task<int> ModelsAsync(params string[] words) => Host.Embedded.Commands.CommandLine.RunAsync(["models", .. words, .. database]);
    }

    [Fact]
    public async Task Should_exit_with_3_when_there_is_nothing_to_learn()
    {
        var path = Path.Combine(folder.FullName, "noise.csv");
        var random = new Random(5);
        await File.WriteAllLinesAsync(path, ["lead_id,source,industry,converted", .. Enumerable.Range(0, 300).Select(i => $"N{i},S{random.Next(4)},I{random.Next(4)},{random.Next(2)}")], TestContext.Current.CancellationToken);
        Assert.Equal(3, await Host.Embedded.Commands.CommandLine.RunAsync(["train", path, "--database", Path.Combine(folder.FullName, "noise.db")]));
    }

    [Fact]
    public async Task Should_start_a_server_for_a_replay_and_see_it_through()
    {
        Assert.Equal(0, await Host.Embedded.Commands.CommandLine.RunAsync(
            ["replay", Repository.PathOf("samples", "campaign_days.csv"), "--database", Path.Combine(folder.FullName, "replay.db")]));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Folds, null);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
