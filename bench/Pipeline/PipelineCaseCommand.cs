using System.CommandLine;
using System.Text.Json;
using MarketingBus.Bench.Mcp;
using MarketingBus.Bench.Pipeline.Cases;
using MarketingBus.Bench.Pipeline.Ground;

namespace MarketingBus.Bench.Pipeline;

/// <summary>One run of one case: what `pipeline` starts as a process of its own, so that no case profits from what ran before it.</summary>
internal static class PipelineCaseCommand
{
    public const string Name = "pipeline-case";
    public const string VirtualHostOption = "--virtual-host";
    public const string DatabaseOption = "--database";
    public const string CountOption = "--count";

    public static IReadOnlyList<IPipelineCase> Cases { get; } =
    [
        new RawBrokerCase(), new MemorySagaCase(), new GroupedSagaCase(), new PlainBusCase(), new JourneyCase(),
        new LeadHttpCase(), new LeadSocketCase(), new BareLeadCase(),
        new BareIngressCase("bare-ingress", batch: 1), new BareIngressCase("bare-ingress-batch", batch: 500), new IngressCase("ingress", batch: 1), new IngressCase("ingress-batch", batch: 500), new RequestCase(), new TriageCallCase(),
    ];

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = string.Join(", ", Cases.Select(x => x.Name)) };
        var count = new Option<int>(CountOption) { Description = "Leads, events or calls.", DefaultValueFactory = _ => 5_000 };
        var virtualHost = new Option<string?>(VirtualHostOption) { Description = "An existing one; left out, one is made and deleted." };
        var database = new Option<string?>(DatabaseOption) { Description = "An existing one; left out, one is made and deleted." };
        var command = new Command(Name, "One run of one case of the pipeline bench, as a line of JSON.") { name, count, virtualHost, database };
        command.SetAction(async (result, cancellationToken) =>
        {
            var servers = new PipelineServers();
            var chosen = Cases.Single(x => x.Name == result.GetRequiredValue(name));
            await using var ground = result.GetValue(virtualHost) is { } existing
                ? new CaseGround(servers, existing, result.GetRequiredValue(database)!)
                : await CaseGround.CreateAsync(servers, chosen.Name, result.GetValue(database), cancellationToken);
            var found = await chosen.RunAsync(ground, new CaseSettings(result.GetValue(count)), cancellationToken);
            Console.WriteLine(JsonSerializer.Serialize(found));
            return 0;
        });
        return command;
    }
}
