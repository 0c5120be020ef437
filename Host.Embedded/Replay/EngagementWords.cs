namespace MarketingBus.Host.Embedded.Replay;

/// <summary>What providers call the things that leads do.</summary>
internal static class EngagementWords
{
    static readonly Dictionary<string, string> Kinds = By(
        ("opened", "open opened opens uniqueopen uniqueopened firstopen emailopen emailopened read"),
        ("clicked", "click clicked clicks uniqueclick uniqueclicked linkclick linkclicked emailclick emailclicked"),
        ("replied", "reply replied replies response responded answered inboundreply emailreply emailreplied"),
        ("converted", "conversion convert converted conversions purchase purchased order ordered sale orderplaced placedorder ordercompleted"),
        ("unsubscribed",
            "unsubscribe unsubscribed unsub unsubscribes groupunsubscribe groupunsubscribed listunsubscribe listunsubscribed unsubscribedall unsubscribeall globalunsubscribe globalunsubscribed "
            + "oneclickunsubscribe emailunsubscribe emailunsubscribed optout optedout optouts emailoptout stop donotcontact donotemail"),
        ("complained",
            "complaint complained complaints complain spam spamreport spamreported spamreports reportedspam reportspam spamcomplaint spamcomplained markedasspam markspam abuse abusereport abusecomplaint junk feedbackloop fbl"));

    /// <summary>What a provider or a mail server did, and no lead.</summary>
    static readonly HashSet<string> PassedOver =
    [
        .. ("delivered delivery deliver processed process processing sent send accepted accept queued injection scheduled deferred defer delayed deliverydelay deliverydelayed dropped drop "
            + "bounce bounced bounces hardbounce hardbounced softbounce softbounced blocked block failed failure permanentfail temporaryfail permanentfailure temporaryfailure reject rejected renderingfailure "
            + "invalid invalidemail suppressed error resubscribe resubscribed groupresubscribe groupresubscribed listresubscribe subscribe subscribed optin optedin").Split(' '),
    ];

    static readonly string[] OptOutSigns = ["unsub", "optout", "optedout", "optingout", "spam", "complain", "abuse", "junk", "donot", "dnc", "stop", "remove", "revoke", "withdr", "withdraw", "refus", "forget", "object"];

    /// <summary>opened, clicked, replied, converted, unsubscribed or complained; null for a word that stands for none of them.</summary>
    public static string? KindOf(string word) => Kinds.GetValueOrDefault(Letters(word));

    public static bool IsPassedOver(string word) => PassedOver.Contains(Letters(word));

    /// <summary>True for a word that may mean that somebody wants no more messages.</summary>
    public static bool MayBeOptOut(string word) => Letters(word) is var letters && OptOutSigns.Any(x => letters.Contains(x, StringComparison.Ordinal));

    public static bool IsKind(string name) => Kinds.ContainsValue(name);

    static string Letters(string word) => string.Concat(word.Where(char.IsLetter)).ToLowerInvariant();

    static Dictionary<string, string> By(params ReadOnlySpan<(string Kind, string Words)> lists)
    {
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (kind, words) in lists)
        {
            foreach (var word in words.Split(' '))
                kinds.TryAdd(word, kind);
        }

        return kinds;
    }
}
