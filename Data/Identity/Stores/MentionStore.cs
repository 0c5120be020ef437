using System.Runtime.CompilerServices;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity.Stores;

/// <summary>
/// The person's e-mail addresses where others have them: in a lead's attributes, in what agents told each other of it, in a note or a reply. The address is cut out, and what it stood in stays.
/// </summary>
internal sealed class MentionStore(MarketingDbContext database) : IPersonalDataStore
{
    // Ids are not texts: whoever is called by an address is a person of their own.
    static readonly HashSet<string> Ids = ["LeadId", "SourceSystem", "ConversationId", "CampaignId", "MessageId", "Key", "Endpoint", "ContentType", "ExceptionType"];

    static readonly IReadOnlyList<Type> Texts =
    [
        typeof(LeadJourneyState), typeof(HandoffRecord), typeof(AgentActionRecord), typeof(Escalation), typeof(Lead), typeof(Outreach), typeof(EngagementEvent), typeof(RememberedLead),
        typeof(RememberedConversation), typeof(KeptMemoryWrite), typeof(FaultedMessage),
    ];

    public string Name => "others.addresses";

    /// <summary>Those who own the rows answer for the tables.</summary>
    public IReadOnlyList<Type> Tables { get; } = [];

    public bool EndsByProgress => true;

    public async Task<PersonCounts> EraseAsync(People people, CancellationToken cancellationToken)
    {
        var counts = new PersonCounts();
        foreach (var table in Texts.Select(x => TextTable.Of(database, x, Ids)))
        {
            foreach (var mention in await FindAsync(table, people, counts, cancellationToken))
                await table.ReplaceAsync(mention, cancellationToken);
        }

        return counts;
    }

    public async Task<PersonCounts> CountAsync(People people, CancellationToken cancellationToken)
    {
        var counts = new PersonCounts();
        foreach (var table in Texts.Select(x => TextTable.Of(database, x, Ids)))
            await FindAsync(table, people, counts, cancellationToken);

        return counts;
    }

    /// <summary>Nothing: what others say is theirs, and an export gives nobody their data.</summary>
    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield break;
    }

    static async Task<List<Mention>> FindAsync(TextTable table, People people, PersonCounts counts, CancellationToken cancellationToken)
    {
        var mentions = new List<Mention>();
        if (!people.HaveAddresses)
            return mentions;

        await foreach (var (key, column, text) in table.WithAddressesAsync(cancellationToken))
        {
            var (count, rest) = AddressCut.FromText(text, address =>
            {
                var whose = people.OfAddress(address).ToList();
                counts.Add(whose);
                return whose.Count > 0;
            });
            if (count > 0)
                mentions.Add(new Mention(key, column, text, rest));
        }

        return mentions;
    }
}

/// <summary>A text with an address in it, and without.</summary>
internal sealed record Mention(object Key, string Column, string Text, string Rest);
