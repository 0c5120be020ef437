using System.Runtime.CompilerServices;
using System.Text;
using MarketingBus.Data.Identity;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Messaging.Upstream;
using Microsoft.Extensions.Options;

namespace MarketingBus.Api.Ingress.Erasing;

/// <summary>Messages in the broker's error queues: upstream events as they came, and what ended a process again and again.</summary>
internal sealed class DeadLetterStore(IOptions<UpstreamOptions> upstream, IErrorQueues? errors = null) : IPersonalDataStore
{
    /// <summary>The queues whose messages are about leads.</summary>
    internal static readonly IReadOnlyList<string> OfLeads =
    [
        "engage-lead", "get-lead-score", "lead-journey", "record-engagement", "remember-engagements", "remember-leads", "remember-outreach", "resolve-escalation", "triage-lead",
    ];

    public string Name => "rabbitmq.error_queues";

    public IReadOnlyList<Type> Tables { get; } = [];

    public Task<long> EraseAsync(Person person, CancellationToken cancellationToken) => FindAsync(x => IsAbout(person, x), remove: true, cancellationToken);

    public Task<long> CountAsync(Person person, CancellationToken cancellationToken) => FindAsync(x => IsAbout(person, x), remove: false, cancellationToken);

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var kept = new List<object>();
        await FindAsync(message =>
        {
            if (IsAbout(person, message))
                kept.Add(new { message.Queue, Body = Encoding.UTF8.GetString(message.Body.Span), message.Headers });
            return false;
        }, remove: false, cancellationToken);
        foreach (var message in kept)
            yield return message;
    }

    static bool IsAbout(Person person, KeptMessage message) =>
        person.IsNamedIn(message.Body.Span) || message.Headers.Values.Any(x => person.IsNamedIn(Encoding.UTF8.GetBytes(x)));

    Task<long> FindAsync(Func<KeptMessage, bool> isMeant, bool remove, CancellationToken cancellationToken) =>
        errors?.FindAsync([upstream.Value.Queue, .. OfLeads], isMeant, remove, cancellationToken) ?? Task.FromResult(0L);
}
