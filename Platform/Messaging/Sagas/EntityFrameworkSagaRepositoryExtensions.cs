using MarketingBus.Platform.Messaging.Sagas;
using MarketingBus.Platform.Persistence;
using MassTransit;
using MassTransit.Configuration;
using MassTransit.Saga;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Platform.Messaging;

public static class EntityFrameworkSagaRepositoryExtensions
{
    /// <summary>Keeps the saga in an existing context, under optimistic concurrency on <see cref="ISagaVersion.Version"/>.</summary>
    public static ISagaRegistrationConfigurator<TSaga> EntityFrameworkRepository<TSaga, TDbContext>(this ISagaRegistrationConfigurator<TSaga> configurator)
        where TSaga : class, SagaStateMachineInstance
        where TDbContext : DbContext =>
        configurator.Repository(repository =>
        {
            repository.RegisterLoadSagaRepository<TSaga, EntityFrameworkSagaRepositoryContextFactory<TSaga, TDbContext>>();
            repository.RegisterQuerySagaRepository<TSaga, EntityFrameworkSagaRepositoryContextFactory<TSaga, TDbContext>>();
            repository.RegisterSagaRepository<TSaga, UnitOfWork, SagaConsumeContextFactory<UnitOfWork, TSaga>,
                EntityFrameworkSagaRepositoryContextFactory<TSaga, TDbContext>>();
        });
}
