using MarketingBus.Tests.Integration;
using MarketingBus.Tests.Integration.Chaos;
using MarketingBus.Tests.Integration.CommandLine;
using MarketingBus.Tests.Integration.Crash;
using MarketingBus.Tests.Integration.Learning;
using MarketingBus.Tests.Integration.Learning.Watch;
using MarketingBus.Tests.Integration.Mcp.Conformance;
using MarketingBus.Tests.Integration.Memory;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace MarketingBus.Tests.Integration;

/// <summary>A class is run by one thread. The longest begin first, so that at the end no thread is left alone with one of them; the others keep the order that they have without this.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    static readonly string[] Longest =
    [
        NameOf<When_everything_fails_in_turn>(), TerminalCollection.Name, NameOf<When_facts_are_kept_in_neo4j>(),
        NameOf<When_other_clients_connect>(), NameOf<When_models_are_trained_again_on_postgresql>(), NameOf<When_models_are_trained_again_on_sqlite>(), NameOf<When_a_model_is_swapped_under_load>(),
        NameOf<When_data_is_processed_over_rest>(), NameOf<When_the_conformance_suite_runs>(), NameOf<When_the_host_is_killed_while_it_works>(),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. DefaultTestCollectionOrderer.Instance.OrderTestCollections(testCollections).OrderBy(PlaceOf)];

    static int PlaceOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection => Array.FindIndex(Longest, x => collection.TestCollectionDisplayName.StartsWith(x, StringComparison.Ordinal)) is var place and >= 0 ? place : Longest.Length;

    // As xunit names the collection of a class that is in no other.
    static string NameOf<TTest>() => $"Test collection for {typeof(TTest).FullName} ";
}
