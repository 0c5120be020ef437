using MarketingBus.Contracts;
using MarketingBus.Data.Consents;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Identity;
using MarketingBus.Workers.Engagement.Decisions;

namespace MarketingBus.Workers.Engagement.Sending;

/// <summary>Hands messages to the provider so that a crash at any moment leaves none to be sent twice.</summary>
internal sealed class OutreachDispatch(
    IOutreachSender sender, OutreachLedger ledger, ErasedPeople erased, ConsentReader consents, ContactPolicy contact, EngagementOptions options, TimeProvider time)
{
    const string SendFailed = "send_failed";

    public static Reason NoAddress { get; } = new() { Code = "no_address", Text = "The lead has no address on any channel that it may be reached by." };

    /// <summary>One by one where each is to be recorded before it goes, else several at once.</summary>
    public Task SendAsync(IReadOnlyList<(Outreach Outreach, LeadProfile Lead)> messages, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        messages,
        new ParallelOptions { MaxDegreeOfParallelism = sender.RecognisesRepeats ? options.SendsAtOnce : 1, CancellationToken = cancellationToken },
        async (message, stopping) => await SendAsync(message.Outreach, message.Lead, stopping));

    /// <summary>
    /// Finds out what became of a message whose sender did not come back: sent, free to be sent, or unknown. It stays as it is while another process may still be at it.
    /// </summary>
    public async Task SettleAsync(Outreach outreach, CancellationToken cancellationToken)
    {
        if (sender.RecognisesRepeats)
        {
            outreach.Status = OutreachStatus.Intended;
            return;
        }

        var trace = await sender.TraceAsync(outreach.EngagementId, cancellationToken);
        if (trace.WasSent is true)
        {
            outreach.MessageId = trace.MessageId;
            End(outreach, OutreachStatus.Sent, outreach.Reasons);
        }
        else if (time.GetUtcNow() - outreach.IntendedAt <= options.SendTimeout)
        {
            return;
        }
        else if (trace.WasSent is false)
        {
            outreach.Status = OutreachStatus.Intended;
        }
        else
        {
            End(outreach, OutreachStatus.Unknown, [OutcomeUnknown, .. outreach.Reasons]);
        }
    }

    public void End(Outreach outreach, string status, IReadOnlyList<Reason> reasons)
    {
        outreach.Status = status;
        outreach.Reasons = reasons;
        outreach.EndedAt = time.GetUtcNow();
    }

    async Task SendAsync(Outreach outreach, LeadProfile lead, CancellationToken cancellationToken)
    {
        outreach.Status = OutreachStatus.Sending;
        outreach.IntendedAt = time.GetUtcNow();
        outreach.EndedAt = null;
        if (!sender.RecognisesRepeats)
            await ledger.RecordAsync(cancellationToken);

        if (await RefusalsAsync(outreach, lead, cancellationToken) is not [] and var refusals)
        {
            End(outreach, OutreachStatus.Refused, refusals);
            return;
        }

        var message = new OutreachMessage(outreach.EngagementId, outreach.EngagementType, outreach.Channel!.Value, lead, outreach.Content!);
        var receipt = await SendInTimeAsync(message, cancellationToken);

        Reason[] choice = [.. outreach.Reasons.Where(x => x.Code != SendFailed)];
        outreach.MessageId = receipt.MessageId;
        if (receipt.Failure is { } failure)
            End(outreach, OutreachStatus.Failed, [.. choice, new Reason { Code = SendFailed, Text = failure }]);
        else
            End(outreach, OutreachStatus.Sent, choice);

        // What went out is known, even if the next one of the batch fails or the process stops.
        if (!sender.RecognisesRepeats)
            await ledger.RecordAsync(CancellationToken.None);
    }

    /// <summary>By what is known at this moment, not when the batch began: what went out cannot be taken back.</summary>
    async Task<IReadOnlyList<Reason>> RefusalsAsync(Outreach outreach, LeadProfile lead, CancellationToken cancellationToken)
    {
        var asking = consents.OfAsync(outreach.JourneyId, lead.LeadId, lead.Email, cancellationToken);
        var isErased = await erased.AreNowAsync(outreach.JourneyId, lead.Email, cancellationToken);
        var standing = await asking;
        if (isErased)
            return [Erased];

        return contact.Refusals(lead, standing) is not [] and var refusals ? refusals : outreach.Channel!.Value.Reaches(lead) ? [] : [NoAddress];
    }

    static Reason Erased { get; } = new() { Code = "erased", Text = "The person was erased." };

    static Reason OutcomeUnknown { get; } =
        new() { Code = OutreachReasons.OutcomeUnknown, Text = "It is not known whether the message went out; look at the provider before it is sent again." };

    async Task<OutreachReceipt> SendInTimeAsync(OutreachMessage message, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.SendTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        return await sender.SendAsync(message, either.Token);
    }
}
