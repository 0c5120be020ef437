using MarketingBus.Contracts;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Orchestration;
using MarketingBus.Host.Embedded;
using MarketingBus.Saga.Orchestrator;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Privacy;

/// <summary>The address stands in nothing but a message that nobody has worked on.</summary>
public sealed class When_somebody_is_erased_whose_events_still_wait : IAsyncLifetime
{
    const string Email = "ann@person.example";

    static readonly string[] Settings = ["Erasure:SettleTime=00:00:00", "Erasure:Interval=00:00:00.200", "Stop:Timeout=00:00:01"];

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("marketingbus-waits-");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await MigratedFile.CopyToAsync(folder.FullName);

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Should_go_under_every_id_with_the_address_and_out_of_what_others_say()
    {
        await using (var whole = await EmbeddedWorld.StartAsync(settings: Settings, folder: folder.FullName))
        {
            await LeadAsync(whole, "L-1", Email.ToUpperInvariant());
            await LeadAsync(whole, "L-2", "bob@person.example", $$""", "attributes": {"owner": "{{Email}}", "mood": "good"}""");
        }

        await using var world = await WithoutOrchestratorAsync();
        Assert.Equal(202, await SendAsync(world, "L-9", $"<{Email}>"));

        await world.EraseAsync("L-9");

        Assert.Empty(await world.TracesOfAsync(Email));
        var left = await world.ReadAsync(x => x.Set<Lead>().AsNoTracking().SingleAsync(Cancellation));
        Assert.Equal(("L-2", "good"), (left.LeadId, left.Profile.Attributes!["mood"]));
        Assert.Equal(410, await SendAsync(world, "L-1", null));
        Assert.Equal(410, await SendAsync(world, "L-10", Email));
    }

    /// <summary>It was corrected, and is somebody else's.</summary>
    [Fact]
    public async Task Should_not_take_whoever_has_an_address_that_was_theirs_before()
    {
        await using (var whole = await EmbeddedWorld.StartAsync(settings: Settings, folder: folder.FullName))
            await LeadAsync(whole, "L-2", Email);

        await using var world = await WithoutOrchestratorAsync();
        Assert.Equal(202, await SendAsync(world, "L-9", Email));
        Assert.Equal(202, await SendAsync(world, "L-9", "anne@person.example"));

        await world.EraseAsync("L-9");
        Assert.Equal("L-2", (await world.ReadAsync(x => x.Set<Lead>().AsNoTracking().SingleAsync(Cancellation))).LeadId);
        Assert.Equal(202, await SendAsync(world, "L-2", Email));
        Assert.Equal(410, await SendAsync(world, "L-10", "Anne@person.example"));
    }

    /// <summary>Leads come in, and only a listener takes them.</summary>
    Task<EmbeddedWorld> WithoutOrchestratorAsync() =>
        EmbeddedWorld.StartAsync([.. EmbeddedModules.All().Where(x => x is not OrchestratorModule), new HeardModule<LeadReceived>()], Settings, folder.FullName);

    static async Task LeadAsync(EmbeddedWorld world, string leadId, string address, string more = "")
    {
        Assert.Equal(202, await SendAsync(world, leadId, address, more));
        await world.CompletedAsync(leadId);
    }

    static async Task<int> SendAsync(EmbeddedWorld world, string leadId, string? address, string more = "") => (await world.Http.SendJsonAsync(
        "/api/events/leads", $$"""{"lead_id": "{{leadId}}", "persona": "Founder", "gdpr_consent": true{{(address is null ? "" : $", \"email\": \"{address}\"")}}{{more}}}""")).Status;
}
