using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Workers.Engagement.Content;
using MarketingBus.Workers.Engagement.Decisions;
using MarketingBus.Workers.Engagement.Sending;
using MassTransit;

namespace MarketingBus.Workers.Engagement.Consumers;

/// <summary>Sends at most one message for each engagement id, and answers every command, also one that comes again.</summary>
internal sealed class EngageLeadConsumer(
    MarketingDbContext database, EngagementFactsReader reader, ContactPolicy contact, ChannelPolicy channels, ContentWriter writer, IOutreachSender sender,
    TimeProvider time) : IConsumer<Batch<EngageLead>>
{
    const string SendFailed = "send_failed";

    public async Task Consume(ConsumeContext<Batch<EngageLead>> context)
    {
        var commands = context.Message.Select(x => x.Message).ToList();
        var facts = await reader.ReadAsync(commands, context.CancellationToken);

        foreach (var command in commands)
        {
            var outreach = await ConductAsync(command, facts, context.CancellationToken);
            if (outreach.Status == OutreachStatus.Sent)
                await context.Publish(outreach.Engaged(command, facts.CampaignUnderperforms(command)));
            else
                await context.Publish(outreach.Refused(command));
        }
    }

    async Task<Outreach> ConductAsync(EngageLead command, EngagementFacts facts, CancellationToken cancellationToken)
    {
        var outreach = facts.Outreach.GetValueOrDefault(command.EngagementId);
        if (outreach is { Status: not (OutreachStatus.Intended or OutreachStatus.Failed) })
            return outreach;

        if (contact.Refusals(command.Lead, facts.Suppressions.GetValueOrDefault(command.JourneyId)) is not [] and var refusals)
            return End(outreach ?? Begin(command, facts), OutreachStatus.Refused, refusals);

        // Sent perhaps, perhaps not: a person decides, nobody is written to twice.
        if (outreach is { Status: OutreachStatus.Intended } && !sender.RecognisesRepeats)
            return End(outreach, OutreachStatus.Unknown, [new Reason { Code = "outcome_unknown", Text = "It is not known whether the message went out." }]);

        return await SendAsync(outreach ?? Intend(command, facts), command.Lead, cancellationToken);
    }

    Outreach Intend(EngageLead command, EngagementFacts facts)
    {
        var choice = channels.Choose(command.Lead, facts.Memories.GetValueOrDefault(command.JourneyId), facts.Preferences);
        var outreach = Begin(command, facts);
        outreach.Channel = choice.Channel;
        outreach.Content = writer.Write(command.Lead, command.EngagementType, choice.Channel);
        outreach.Reasons = [choice.Reason];
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

    async Task<Outreach> SendAsync(Outreach outreach, LeadProfile lead, CancellationToken cancellationToken)
    {
        var message = new OutreachMessage(outreach.EngagementId, outreach.EngagementType, outreach.Channel!.Value, lead, outreach.Content!);
        var receipt = await sender.SendAsync(message, cancellationToken);
        Reason[] choice = [.. outreach.Reasons.Where(x => x.Code != SendFailed)];
        if (receipt.Failure is { } failure)
            return End(outreach, OutreachStatus.Failed, [.. choice, new Reason { Code = SendFailed, Text = failure }]);

        outreach.MessageId = receipt.MessageId;
        return End(outreach, OutreachStatus.Sent, choice);
    }

    Outreach End(Outreach outreach, string status, IReadOnlyList<Reason> reasons)
    {
        outreach.Status = status;
        outreach.Reasons = reasons;
        outreach.EndedAt = time.GetUtcNow();
        return outreach;
    }
}
