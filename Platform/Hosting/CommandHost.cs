using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Hosting;

/// <summary>
/// What a command needs of the product: services of modules, set up as for a server, with the same settings. There is no bus and nothing is started, so that nothing
/// listens, consumes, sends or sweeps.
/// </summary>
public sealed class CommandHost : IAsyncDisposable
{
    readonly IHost host;

    CommandHost(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;

    /// <summary>Reads the settings, checks them, and runs each module's setup in order. A server that is away is an exception: a command does not wait for it.</summary>
    public static async Task<CommandHost> OpenAsync(string[] args, IReadOnlyList<ServiceModule> modules, CancellationToken cancellationToken)
    {
        var command = new CommandHost(Build(args, modules));
        try
        {
            command.Services.GetService<IStartupValidator>()?.Validate();
            foreach (var module in modules)
                await module.SetupAsync(command.Services, cancellationToken);
        }
        catch
        {
            await command.DisposeAsync();
            throw;
        }

        return command;
    }

    public ValueTask DisposeAsync() => host is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    static IHost Build(string[] args, IReadOnlyList<ServiceModule> modules)
    {
        var builder = Host.CreateApplicationBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        new ServiceDefaults().AddTo(builder.Configuration);
        builder.Configuration.AddEnvironmentVariables("MARKETINGBUS_");
        builder.Configuration.AddCommandLine(args);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        // What publishes is registered by modules and has no bus here; nothing asks for it.
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions()));
        builder.Services.TryAddSingleton(TimeProvider.System);
        foreach (var module in modules)
            module.AddServices(builder);

        return builder.Build();
    }
}
