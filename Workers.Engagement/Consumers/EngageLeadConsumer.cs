using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Memory.Resilience;
using MarketingBus.Workers.Engagement.Content;
using MarketingBus.Workers.Engagement.Decisions;
using MarketingBus.Workers.Engagement.Sending;
using MassTransit;

namespace MarketingBus.Workers.Engagement.Consumers;

/// <summary>Sends at most one message for each engagement id, and answers every command whose outcome is known, also one that comes again.</summary>
internal sealed class EngageLeadConsumer(
    MarketingDbContext database, EngagementFactsReader reader, ContactPolicy contact, ChannelPolicy channels, ContentWriter writer, OutreachDispatch dispatch,
    MissingMemories missing, TimeProvider time) : IConsumer<Batch<EngageLead>>
{
    public async Task Consume(ConsumeContext<Batch<EngageLead>> context)
    {
        var commands = context.Message.Select(x => x.Message).ToList();
        var facts = await reader.ReadAsync(commands, context.CancellationToken);

        // However often a batch asks for a message, it is sent once.
        var messages = new List<(Outreach, LeadProfile)>();
        foreach (var command in commands.DistinctBy(x => x.EngagementId))
        {
            if (await ToSendAsync(command, facts, context.CancellationToken) is { } outreach)
                messages.Add((outreach, command.Lead));
        }

        await dispatch.SendAsync(messages, context.CancellationToken);

        foreach (var command in commands)
        {
            var outreach = facts.Outreach[command.EngagementId];
            if (outreach.Status == OutreachStatus.Sent)
                await context.Publish(outreach.Engaged(command, facts.CampaignUnderperforms(command)));
            else if (outreach.Status != OutreachStatus.Sending)
                await context.Publish(outreach.Refused(command));

            // What is still being sent is answered when the journey, having waited, asks again.
        }
    }

    /// <summary>What is to be sent now; null when the outcome is known, refused here, or another process may still be at it.</summary>
    async Task<Outreach?> ToSendAsync(EngageLead command, EngagementFacts facts, CancellationToken cancellationToken)
    {
        var outreach = facts.Outreach.GetValueOrDefault(command.EngagementId);
        if (outreach is { Status: OutreachStatus.Sending })
            await dispatch.SettleAsync(outreach, cancellationToken);

        if (outreach is { Status: not (OutreachStatus.Intended or OutreachStatus.Failed) })
            return null;

        if (contact.Refusals(command.Lead, facts.StandingFor(command)) is not [] and var refusals)
        {
            dispatch.End(outreach ?? Begin(command, facts), OutreachStatus.Refused, refusals);
            return null;
        }

        return outreach ?? Intend(command, facts);
    }

    /// <summary>Null when there is nobody to write to.</summary>
    Outreach? Intend(EngageLead command, EngagementFacts facts)
    {
        var outreach = Begin(command, facts);
        if (channels.ChooseReachable(command.Lead, facts.Memories.GetValueOrDefault(command.JourneyId), facts.Preferences, facts.OutcomesFor(command)) is not { } choice)
        {
            dispatch.End(outreach, OutreachStatus.Refused, [OutreachDispatch.NoAddress]);
            return null;
        }

        outreach.Channel = choice.Channel;
        outreach.Content = writer.Write(command.Lead, command.EngagementType, choice.Channel);
        outreach.Reasons = [choice.Reason, .. missing.Reasons];
        return outreach;
    }

    Outreach Begin(EngageLead command, EngagementFacts facts)
    {
        var outreach = new Outreach
        {
            EngagementId = command.EngagementId,
            JourneyId = command.JourneyId,
            LeadId = command.Lead?.LeadId ?? "",
            CampaignId = command.Lead?.CampaignId,
            EngagementType = command.EngagementType,
            IntendedAt = time.GetUtcNow(),
        };
        facts.Outreach.Add(outreach.EngagementId, outreach);
        database.Add(outreach);
        return outreach;
    }
}
