using System.Collections.Concurrent;
using MarketingBus.Contracts;
using MarketingBus.Platform.Hosting;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Tests.Integration.Mcp;

/// <summary>Takes the commands that JSON-RPC sends, in place of the optimizer.</summary>
internal sealed class CommandProbeModule : ServiceModule
{
    public override string Name => "command-probe";

    public ConcurrentQueue<UpdateCampaign> Commands { get; } = [];

    public override void AddServices(IHostApplicationBuilder builder) => builder.Services.AddSingleton(Commands);

    public override void AddBus(IBusRegistrationConfigurator bus) => bus.AddConsumer<CommandProbeConsumer>();

    internal sealed class CommandProbeConsumer(ConcurrentQueue<UpdateCampaign> commands) : IConsumer<UpdateCampaign>
    {
        public Task Consume(ConsumeContext<UpdateCampaign> context)
        {
            commands.Enqueue(context.Message);
            return Task.CompletedTask;
        }
    }
}
