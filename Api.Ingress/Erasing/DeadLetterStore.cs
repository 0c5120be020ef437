using System.Runtime.CompilerServices;
using System.Text;
using MarketingBus.Data.Identity;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Messaging.Upstream;
using Microsoft.Extensions.Options;

namespace MarketingBus.Api.Ingress.Erasing;

/// <summary>Messages in the broker's error queues, and in those of what nobody knew: upstream events as they came, and what ended a process again and again.</summary>
internal sealed class DeadLetterStore(IOptions<UpstreamOptions> upstream, IErrorQueues? errors = null) : IPersonalDataStore
{
    /// <summary>The queues whose messages are about leads.</summary>
    internal static readonly IReadOnlyList<string> OfLeads =
    [
        "engage-lead", "get-lead-score", "lead-journey", "record-engagement", "remember-engagements", "remember-leads", "remember-outreach", "resolve-escalation", "triage-lead",
    ];

    public string Name => "rabbitmq.error_queues";

    public IReadOnlyList<Type> Tables { get; } = [];

    public bool EndsByProgress => true;

    public Task<PersonCounts> EraseAsync(People people, CancellationToken cancellationToken) => FindAsync(people, remove: true, cancellationToken);

    public Task<PersonCounts> CountAsync(People people, CancellationToken cancellationToken) => FindAsync(people, remove: false, cancellationToken);

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var kept = new List<object>();
        await LookAsync(new People([person]), (_, message) => kept.Add(new { message.Queue, Body = Encoding.UTF8.GetString(message.Body.Span), message.Headers }), remove: false, cancellationToken);
        foreach (var message in kept)
            yield return message;
    }

    async Task<PersonCounts> FindAsync(People people, bool remove, CancellationToken cancellationToken)
    {
        var counts = new PersonCounts();
        await LookAsync(people, (named, _) => counts.Add(named), remove, cancellationToken);
        return counts;
    }

    /// <summary>Each kept message is read once, whomever it names.</summary>
    async Task LookAsync(People people, Action<IReadOnlyCollection<Person>, KeptMessage> found, bool remove, CancellationToken cancellationToken)
    {
        if (errors is null)
            return;

        await errors.FindAsync([upstream.Value.Queue, .. OfLeads], message =>
        {
            var named = NamedIn(people, message);
            if (named.Count > 0)
                found(named, message);
            return named.Count > 0;
        }, remove, cancellationToken);
    }

    static HashSet<Person> NamedIn(People people, KeptMessage message) =>
        [.. people.NamedIn(message.Body.Span), .. message.Headers.Values.SelectMany(x => people.NamedIn(Encoding.UTF8.GetBytes(x)))];
}
