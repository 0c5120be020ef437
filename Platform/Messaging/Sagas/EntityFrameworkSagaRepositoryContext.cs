using MarketingBus.Platform.Messaging.Outbox;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.Rows;
using MassTransit;
using MassTransit.Context;
using MassTransit.Middleware;
using MassTransit.Saga;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Platform.Messaging.Sagas;

/// <summary>Saves nothing itself: the row of the instance waits in the unit of work for the outbox's one commit, which the version column guards.</summary>
internal sealed class EntityFrameworkSagaRepositoryContext<TSaga, TMessage>(
    UnitOfWork work, MessagingTables tables, ConsumeContext<TMessage> consumeContext, ISagaConsumeContextFactory<UnitOfWork, TSaga> factory)
    : ConsumeContextScope<TMessage>(consumeContext, work), SagaRepositoryContext<TSaga, TMessage>
    where TSaga : class, SagaStateMachineInstance
    where TMessage : class
{
    readonly ConsumeContext<TMessage> consumeContext = consumeContext;
    readonly TableMap table = tables.Of<TSaga>();
    readonly Dictionary<TSaga, object?[]> loaded = new(ReferenceEqualityComparer.Instance);

    public Task<SagaConsumeContext<TSaga, TMessage>> Add(TSaga instance) => ContextOf(instance, SagaConsumeContextMode.Add);

    public Task<SagaConsumeContext<TSaga, TMessage>> Insert(TSaga instance) => ContextOf(instance, SagaConsumeContextMode.Insert);

    public async Task<SagaConsumeContext<TSaga, TMessage>> Load(Guid correlationId)
    {
        if (await work.LoadAsync(table.PrimaryKey, table.PrimaryKey.Of(correlationId), CancellationToken) is not { } values)
            return null!;

        var instance = (TSaga)table.EntityOf(values);
        loaded.Add(instance, values);
        return await ContextOf(instance, SagaConsumeContextMode.Load);
    }

    /// <summary>Takes up instances that a query found.</summary>
    public void Keep(IEnumerable<TSaga> instances)
    {
        foreach (var instance in instances)
            loaded.Add(instance, table.ValuesOf(instance));
    }

    public Task Save(SagaConsumeContext<TSaga> context)
    {
        work.Add(RowChange.Insert(table, context.Saga));
        return Task.CompletedTask;
    }

    public Task Update(SagaConsumeContext<TSaga> context)
    {
        if (!loaded.TryGetValue(context.Saga, out var original))
            return Save(context);

        if (RowChange.Update(table, context.Saga, original) is { } change)
            work.Add(context.Saga is ISagaVersion versioned ? WithNextVersion(change, versioned) : change);

        return Task.CompletedTask;
    }

    public Task Delete(SagaConsumeContext<TSaga> context)
    {
        if (loaded.TryGetValue(context.Saga, out var original))
            work.Add(RowChange.Delete(table, context.Saga, [.. table.Tokens.Select(x => original[x])]));

        return Task.CompletedTask;
    }

    public Task Discard(SagaConsumeContext<TSaga> context) => Task.CompletedTask;

    public Task Undo(SagaConsumeContext<TSaga> context) => Task.CompletedTask;

    public Task<SagaConsumeContext<TSaga, T>> CreateSagaConsumeContext<T>(ConsumeContext<T> consumeContext, TSaga instance, SagaConsumeContextMode mode)
        where T : class => factory.CreateSagaConsumeContext(work, consumeContext, instance, mode);

    Task<SagaConsumeContext<TSaga, TMessage>> ContextOf(TSaga instance, SagaConsumeContextMode mode) =>
        factory.CreateSagaConsumeContext(work, consumeContext, instance, mode);

    RowChange WithNextVersion(RowChange change, ISagaVersion versioned)
    {
        versioned.Version++;
        var column = table.PositionOf(nameof(ISagaVersion.Version));
        change.Values[column] = table.Columns[column].Of(versioned);
        return change with { Changed = change.Changed | (1UL << column) };
    }
}

/// <summary>Reads instances outside a consume.</summary>
internal sealed class EntityFrameworkSagaRepositoryContext<TSaga>(DbContext database, CancellationToken cancellationToken)
    : BasePipeContext(cancellationToken), QuerySagaRepositoryContext<TSaga>, LoadSagaRepositoryContext<TSaga>
    where TSaga : class, SagaStateMachineInstance
{
    public Task<TSaga> Load(Guid correlationId) =>
        database.Set<TSaga>().AsNoTracking().SingleOrDefaultAsync(x => x.CorrelationId == correlationId, CancellationToken)!;

    public async Task<SagaRepositoryQueryContext<TSaga>> Query(ISagaQuery<TSaga> query, CancellationToken cancellationToken) =>
        new DefaultSagaRepositoryQueryContext<TSaga>(this,
            await database.Set<TSaga>().AsNoTracking().Where(query.FilterExpression).Select(x => x.CorrelationId).ToListAsync(cancellationToken));
}
