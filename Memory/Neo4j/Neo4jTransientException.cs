namespace MarketingBus.Memory.Neo4j;

/// <summary>Neo4j could not do it now, because of a deadlock or a change of leader; asking again at once may succeed.</summary>
internal sealed class Neo4jTransientException(string message) : Exception(message);
