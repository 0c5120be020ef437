using System.Globalization;

namespace MarketingBus.Platform.Messaging.Outbox;

/// <summary>A message that may have been dealt with before, so long ago that nobody remembers. It is kept for a person: sent back by hand, it is done.</summary>
internal sealed class MessageForgottenException(DateTimeOffset sent) : Exception(string.Create(
    CultureInfo.InvariantCulture, $"It was sent at {sent:u}, and may have been done before: what this consumer did then is no longer remembered. Send it back to have it done."));
