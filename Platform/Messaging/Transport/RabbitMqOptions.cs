using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>How RabbitMQ is reached and used. The defaults reach the broker of `./dev up`.</summary>
public sealed class RabbitMqOptions
{
    public const string Section = "RabbitMq";

    [Required]
    public string Host { get; set; } = "127.0.0.1";

    [Range(1, 65_535)]
    public ushort Port { get; set; } = 5682;

    [Required]
    public string VirtualHost { get; set; } = "/";

    [Required]
    public string Username { get; set; } = "marketingbus";

    [Required]
    public string Password { get; set; } = "marketingbus";

    /// <summary>True: quorum queues, which survive the loss of a node. False: classic queues. A queue's type cannot change once it exists.</summary>
    public bool QuorumQueues { get; set; } = true;
}
