namespace MarketingBus.Platform.Hosting;

/// <summary>
/// A server does not answer yet: it is not started, still starting, or out of reach, and asking again later may succeed. What will stay wrong however long one waits
/// (a password, a right, a newer schema) is another <see cref="InvalidOperationException"/>.
/// </summary>
/// <param name="server">Its name, such as "PostgreSQL".</param>
/// <param name="address">Host and port, such as "127.0.0.1:5482".</param>
/// <param name="cause">What the attempt came to.</param>
/// <param name="remedy">What a person can do.</param>
public sealed class ServerNotThereException(string server, string address, Exception? cause = null, string remedy = "start it with ./dev up")
    : InvalidOperationException($"{server} does not answer at {address}; {remedy}.", cause)
{
    public string Server { get; } = server;

    public string Address { get; } = address;
}
