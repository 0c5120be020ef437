using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Learning;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Integration.Worlds;
using MarketingBus.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Privacy;

public sealed class Every_table(EmbeddedProduct product)
{
    /// <summary>Tables without personal data, and why there is none in them.</summary>
    static readonly Dictionary<Type, string> Impersonal = new()
    {
        [typeof(Campaign)] = "figures of campaigns",
        [typeof(CampaignReading)] = "figures of campaigns",
        [typeof(CampaignChange)] = "figures of campaigns, and the operator who changed them",
        [typeof(CampaignReviewState)] = "figures of campaigns",
        [typeof(CountedFact)] = "how often segments answered on channels",
        [typeof(FactEvidence)] = "ids of events, which are random",
        [typeof(MemoryJob)] = "times",
        [typeof(RfmPopulation)] = "figures over many leads",
        [typeof(ModelRecord)] = "weights and names of columns",
        [typeof(ModelCheck)] = "figures over many leads",
        [typeof(LearningJob)] = "times",
        [typeof(InboxState)] = "ids of messages, which are random",
        [typeof(InboxHorizon)] = "times",
        [typeof(InstallationKey)] = "a random key",
        [typeof(Tombstone)] = "keyed hashes, which is what is left of an erased person",
        [typeof(Erasure)] = "what is to be erased, gone with the erasure's end",
    };

    [Fact]
    public async Task Should_be_erased_and_exported_by_a_store_or_say_why_not()
    {
        var world = (EmbeddedWorld)await product.StartAsync();
        await using var scope = world.Services.CreateAsyncScope();
        var covered = scope.ServiceProvider.GetServices<IPersonalDataStore>().SelectMany(x => x.Tables).ToHashSet();
        var tables = scope.ServiceProvider.GetRequiredService<MarketingDbContext>().Model.GetEntityTypes().Select(x => x.ClrType).ToHashSet();

        Assert.Empty(tables.Except(covered).Except(Impersonal.Keys).Select(x => $"{x.Name}: name it in a store of personal data, or here with the reason why it holds none"));
        Assert.Empty(covered.Intersect(Impersonal.Keys));
        Assert.Empty(covered.Union(Impersonal.Keys).Except(tables));
    }

    [Fact]
    public async Task Should_not_call_a_table_impersonal_that_has_a_column_for_a_lead()
    {
        string[] personal = ["LeadId", "JourneyId", "Email", "Phone", "ConversationId", "Profile", "Lead"];
        var model = await (await product.StartAsync()).ReadAsync(x => Task.FromResult(x.Model));

        Assert.Empty(Impersonal.Keys.SelectMany(x => model.FindEntityType(x)!.GetProperties()).Where(x => personal.Contains(x.Name)).Select(x => $"{x.DeclaringType.ClrType.Name}.{x.Name}"));
    }
}
