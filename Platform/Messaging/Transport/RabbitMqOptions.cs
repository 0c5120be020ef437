using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>How RabbitMQ is reached and used. The defaults reach the broker of `./dev up`.</summary>
public sealed class RabbitMqOptions
{
    public const string Section = "RabbitMq";

    /// <summary>The broker's name or address; for a cluster, the name that people know it by.</summary>
    [Required]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>The broker's AMQP port, 1 to 65,535; 5671 is usual with TLS.</summary>
    [Range(1, 65_535)]
    public ushort Port { get; set; } = 5682;

    /// <summary>The nodes of a cluster, each as "name" or "name:port"; they are tried in turn. Empty: <see cref="Host"/> alone.</summary>
    public IList<string> Nodes { get; } = [];

    /// <summary>The virtual host, which must exist and let the user configure, write and read.</summary>
    [Required]
    public string VirtualHost { get; set; } = "/";

    /// <summary>Who signs in.</summary>
    [Required]
    public string Username { get; set; } = "marketingbus";

    /// <summary>Their password.</summary>
    [Required]
    public string Password { get; set; } = "marketingbus";

    /// <summary>What the management page calls this process's connection. Left out: the service's name, such as "workers-triage".</summary>
    public string? ConnectionName { get; set; }

    /// <summary>How often an idle connection proves itself, 1 second to 10 minutes; one that was cut silently is noticed after about two of these.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long RabbitMQ may take to sign us in and declare the queues before it counts as away and is asked again, 1 second to 10 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long the bus may stay unhealthy while RabbitMQ answers before the process ends with exit code 75, to be started again, 1 second to 1 hour; longer than the kill switch's rest.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>True: quorum queues, which survive the loss of a node. False: classic queues. A queue's type cannot change once it exists.</summary>
    public bool QuorumQueues { get; set; } = true;

    /// <summary>
    /// Deliveries of one message that end without an answer, because its process died or lost the broker, before RabbitMQ moves it to the error queue, 1 to 1,000.
    /// Quorum queues only. It cannot change once the queue exists.
    /// </summary>
    [Range(1, 1_000)]
    public int DeliveryLimit { get; set; } = 20;

    /// <summary>Messages that an endpoint holds unanswered, 1 to 10,000, unless the endpoint has a setting of its own.</summary>
    [Range(1, 10_000)]
    public ushort PrefetchCount { get; set; } = 128;

    /// <summary>Messages that an endpoint works on at once, 1 to 10,000, unless the endpoint has a setting of its own or takes batches.</summary>
    [Range(1, 10_000)]
    public int ConcurrentMessageLimit { get; set; } = 32;
}
