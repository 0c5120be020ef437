using MassTransit;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Platform.Hosting;

/// <summary>One component of a process. A service is a module; a process is a list of modules.</summary>
public abstract class ServiceModule
{
    /// <summary>Kebab-case, unique in a process; health and logs use it.</summary>
    public abstract string Name { get; }

    /// <summary>Registers services and options.</summary>
    public virtual void AddServices(IHostApplicationBuilder builder)
    {
    }

    /// <summary>Registers consumers and sagas.</summary>
    public virtual void AddBus(IBusRegistrationConfigurator bus)
    {
    }

    /// <summary>Maps HTTP endpoints.</summary>
    public virtual void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }

    /// <summary>Runs before the bus and the web server start, in the order of the process's list: migrations, warm-up.</summary>
    public virtual Task SetupAsync(IServiceProvider services, CancellationToken cancellationToken) => Task.CompletedTask;
}
