namespace MarketingBus.Bench.Erasures;

/// <param name="Erased">People whose erasure is proved.</param>
/// <param name="AcceptedSeconds">From a round's first request to the answer of its last, all rounds together.</param>
/// <param name="FirstProofSeconds">From a round's first request to its first proof, the shortest: at least the time that everything under way has to settle.</param>
/// <param name="LastProofSeconds">To its last proof, the longest.</param>
/// <param name="PeoplePerSecond">People by the time to the last proof, all rounds together.</param>
/// <param name="OtherLeads">Leads of others that were taken meanwhile.</param>
/// <param name="Refused">Events about those who were erased that were refused meanwhile.</param>
/// <param name="PlacesBefore">Where their addresses stood before: what the search is able to find.</param>
/// <param name="Traces">Where they stand afterwards, and what is left of their journeys.</param>
/// <param name="OthersLost">Rows and facts of their neighbours that went with them.</param>
internal sealed record ErasureReport(
    int Erased, double AcceptedSeconds, double FirstProofSeconds, double LastProofSeconds, double PeoplePerSecond, int OtherLeads, int Refused, IReadOnlyList<string> PlacesBefore, IReadOnlyList<string> Traces, int OthersLost);
