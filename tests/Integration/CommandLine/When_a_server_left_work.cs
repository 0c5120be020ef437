using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Host.Embedded;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Integration.Learning;
using MarketingBus.Tests.Support;
using MarketingBus.Workers.Engagement;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.CommandLine;

[Collection(TerminalCollection.Name)]
public sealed class When_a_server_left_work : IAsyncLifetime
{
    const string Folds = "Learning__CrossValidationFolds";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("marketingbus-left-");

    string[] Database => ["--database", Path.Combine(folder.FullName, "marketingbus.db")];

    /// <summary>A server whose engagement worker does not come to the end of anything asks for a message, and ends.</summary>
    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(Folds, "1");
        await using var world = await EmbeddedWorld.StartAsync([.. EmbeddedModules.All().Where(x => x is not EngagementModule), new StuckModule()], ["Stop:Timeout=00:00:01"], folder.FullName);
        var answer = await world.Http.SendJsonAsync("/api/events/leads", """{"lead_id":"S11","email":"ann@s11.example","persona":"Founder","source":"Website","industry":"SaaS","company_size":"201-1000","region":"EU"}""");
        Assert.Equal(202, answer.Status);
        await world.EventuallyAsync(x => x.Set<OutboxMessage>().CountAsync(m => m.MessageType.Contains("EngageLead")), x => x > 0, "a message that waits");
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("models", "list")]
    [InlineData("models", "rollback")]
    public async Task Should_send_nothing_whatever_the_command(params string[] words)
    {
        await RunAsync(words);
        await NothingWasSentAsync();
    }

    [Fact]
    public async Task Should_send_nothing_while_a_model_is_trained()
    {
        Assert.Equal(0, await RunAsync("train", LeadFile.Write(folder.FullName, rows: 800)));
        await NothingWasSentAsync();
    }

    [Fact]
    public async Task Should_replay_only_to_the_server_that_left_it()
    {
        var path = Path.Combine(folder.FullName, "leads.csv");
        await File.WriteAllTextAsync(path, "lead_id,source\nS11-2,Website\n", TestContext.Current.CancellationToken);
        Assert.Equal(1, await RunAsync("replay", path));
        await NothingWasSentAsync();
    }

    [Fact]
    public async Task Should_leave_it_to_a_server_to_send()
    {
        await RunAsync("models", "list");
        await using var world = await EmbeddedWorld.StartAsync(folder: folder.FullName);
        await world.EventuallyAsync(x => x.Set<Outreach>().CountAsync(), x => x == 1, "the message is sent");
    }

    public ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Folds, null);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    Task<int> RunAsync(params string[] words) => Host.Embedded.Commands.CommandLine.RunAsync([.. words, .. Database]);

    async Task NothingWasSentAsync()
    {
        await using var database = Support.Database.At(folder.FullName);
        Assert.Equal(0, await database.Set<Outreach>().CountAsync(TestContext.Current.CancellationToken));
        Assert.NotEqual(0, await database.Set<OutboxMessage>().CountAsync(m => m.MessageType.Contains("EngageLead"), TestContext.Current.CancellationToken));
    }

    /// <summary>Stands where the engagement worker does.</summary>
    sealed class StuckModule : ServiceModule
    {
        public override string Name => "stuck";

        public override void AddBus(IBusRegistrationConfigurator bus) => bus.AddConsumer<StuckConsumer>().Endpoint(x => x.Name = "engage-lead");
    }

    sealed class StuckConsumer : IConsumer<EngageLead>
    {
        public Task Consume(ConsumeContext<EngageLead> context) => new TaskCompletionSource().Task.WaitAsync(context.CancellationToken);
    }
}
