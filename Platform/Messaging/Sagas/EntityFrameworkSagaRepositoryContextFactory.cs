using MarketingBus.Platform.Messaging.Outbox;
using MarketingBus.Platform.Persistence;
using MassTransit;
using MassTransit.Saga;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Platform.Messaging.Sagas;

/// <summary>Loads and keeps saga instances in the unit of work of the consume. The context is only asked for where something is looked up otherwise than by its key.</summary>
internal sealed class EntityFrameworkSagaRepositoryContextFactory<TSaga, TDbContext>(
    UnitOfWork work, MessagingTables tables, ISagaConsumeContextFactory<UnitOfWork, TSaga> consumeContextFactory, IServiceProvider services)
    : ISagaRepositoryContextFactory<TSaga>, IQuerySagaRepositoryContextFactory<TSaga>, ILoadSagaRepositoryContextFactory<TSaga>
    where TSaga : class, SagaStateMachineInstance
    where TDbContext : DbContext
{
    TDbContext Database => services.GetRequiredService<TDbContext>();

    public Task<T> Execute<T>(Func<LoadSagaRepositoryContext<TSaga>, Task<T>> asyncMethod, CancellationToken cancellationToken = default)
        where T : class => asyncMethod(new EntityFrameworkSagaRepositoryContext<TSaga>(Database, cancellationToken));

    public Task<T> Execute<T>(Func<QuerySagaRepositoryContext<TSaga>, Task<T>> asyncMethod, CancellationToken cancellationToken = default)
        where T : class => asyncMethod(new EntityFrameworkSagaRepositoryContext<TSaga>(Database, cancellationToken));

    public Task Send<T>(ConsumeContext<T> context, IPipe<SagaRepositoryContext<TSaga, T>> next)
        where T : class =>
        next.Send(new EntityFrameworkSagaRepositoryContext<TSaga, T>(work, tables, context, consumeContextFactory));

    public async Task SendQuery<T>(ConsumeContext<T> context, ISagaQuery<TSaga> query, IPipe<SagaRepositoryQueryContext<TSaga, T>> next)
        where T : class
    {
        var instances = await Database.Set<TSaga>().AsNoTracking().Where(query.FilterExpression).ToListAsync(context.CancellationToken);
        var repositoryContext = new EntityFrameworkSagaRepositoryContext<TSaga, T>(work, tables, context, consumeContextFactory);
        repositoryContext.Keep(instances);
        await next.Send(new LoadedSagaRepositoryQueryContext<TSaga, T>(repositoryContext, instances));
    }

    public void Probe(ProbeContext context) => context.Add("persistence", "entity-framework");
}
