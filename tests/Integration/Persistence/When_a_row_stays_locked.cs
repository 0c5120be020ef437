using MarketingBus.Data.Campaigns;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.Rows;
using MarketingBus.Tests.Integration.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Persistence;

/// <summary>Who wants it waits much longer than all others together need.</summary>
public sealed class When_a_row_stays_locked() : DatabaseTest(new RabbitMqAndPostgreSql(), "Database:LockTimeout=00:00:30")
{
    [Fact]
    public async Task Should_not_hold_up_those_who_come_meanwhile()
    {
        var wanted = Campaign("wanted");
        await CommitAsync(RowChange.Insert(Table, wanted));
        var holder = Stores.Open();
        await holder.Database.BeginTransactionAsync(Cancellation);
        await holder.Set<Campaign>().ExecuteUpdateAsync(x => x.SetProperty(c => c.Name, "held"), Cancellation);

        var first = CommitAsync(Named(wanted, "first"));
        await CommitOthersAsync("others");
        Assert.False(first.IsCompleted, "it still waits");

        var second = CommitAsync(Named(wanted, "second"));
        await CommitOthersAsync("more");
        Assert.False(second.IsCompleted, "it waits from the first, and keeps no group waiting for as long as a group waits");

        await holder.DisposeAsync();
        await Task.WhenAll(first, second);
    }

    async Task CommitOthersAsync(string name)
    {
        for (var number = 0; number < 20; number++)
            await CommitAsync(RowChange.Insert(Table, Campaign($"{name}-{number}")));
    }

    TableMap Table => field ??= World.ReadAsync(x => Task.FromResult(TableMap.Required<Campaign>(x.Model))).Result;

    Task CommitAsync(RowChange row) => World.Services.GetRequiredService<ICommitQueue>().CommitAsync([row], Cancellation);

    RowChange Named(Campaign campaign, string name)
    {
        var original = Table.ValuesOf(campaign);
        campaign.Name = name;
        return RowChange.Update(Table, campaign, original)!;
    }

    static Campaign Campaign(string id) => new() { SourceSystem = "crm", CampaignId = id, UpdatedAt = DateTimeOffset.UnixEpoch };
}
