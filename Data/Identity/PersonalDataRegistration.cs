using System.Linq.Expressions;
using MarketingBus.Data.Consents;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Identity.Stores;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Data.Identity;

/// <summary>The places where personal data lives, named one by one.</summary>
public static class PersonalDataRegistration
{
    public static IServiceCollection AddPersonalData<TStore>(this IServiceCollection services)
        where TStore : class, IPersonalDataStore => services.AddScoped<IPersonalDataStore, TStore>();

    internal static void AddIdentity(this IServiceCollection services)
    {
        services.AddOptions<ErasureOptions>().BindConfiguration(ErasureOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<InstallationSecret>();
        services.AddSingleton<ErasedPeople>();
        services.AddSingleton<IErasedPeople>(x => x.GetRequiredService<ErasedPeople>());
        services.AddSingleton<ICommitFence>(x => x.GetRequiredService<ErasedPeople>());
        services.AddScoped<PersonFinder>();

        // First what acts, so that nothing more is done; then what it left.
        services.AddTable<LeadJourneyState>("orchestration.lead_journeys", x => x.CorrelationId);
        services.AddTable<ToldDeadline>("orchestration.told_deadlines", x => x.SubjectId);
        services.AddTable<HandoffRecord>("orchestration.handoffs", x => x.SubjectId);
        services.AddTable<AgentActionRecord>("orchestration.actions", x => x.SubjectId);
        services.AddTable<Escalation>("orchestration.escalations", x => x.SubjectId);
        services.AddTable<Lead>("leads.leads", x => x.JourneyId);
        services.AddTable<Outreach>("engagement.outreach", x => x.JourneyId);
        services.AddTable<EngagementEvent>("engagement.events", x => x.JourneyId);
        services.AddPersonalData<ConsentStore>();
        services.AddTable<AcceptedEvent>("ingress.accepted_events", x => x.SubjectId);
        services.AddPersonalData<OutboxStore>();
        services.AddPersonalData<FaultedMessageStore>();
        services.AddPersonalData<AccessLogStore>();
        services.AddSingleton(new JourneyColumn(x => x.Set<RememberedLead>().Select(lead => lead.JourneyId)));
        services.AddSingleton(new JourneyColumn(x => x.Set<RememberedEpisode>().Where(episode => episode.JourneyId != null).Select(episode => episode.JourneyId!.Value)));
        services.AddPersonalData<MentionStore>();
    }

    static void AddTable<TEntity>(this IServiceCollection services, string name, Expression<Func<TEntity, Guid>> journeyOf)
        where TEntity : class
    {
        services.AddScoped<IPersonalDataStore>(x => new TableStore<TEntity>(x.GetRequiredService<MarketingDbContext>(), name, journeyOf));
        services.AddSingleton(new JourneyColumn(x => x.Set<TEntity>().Select(journeyOf)));
    }
}
