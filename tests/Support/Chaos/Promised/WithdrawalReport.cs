namespace MarketingBus.Tests.Support.Chaos.Promised;

/// <summary>What became of people who withdrew their consent.</summary>
/// <param name="People">Who had given their consent, and withdrew it.</param>
/// <param name="SentBefore">Messages to them until then.</param>
/// <param name="SentAfter">Messages that went out after the withdrawal was accepted, by how it was withdrawn.</param>
/// <param name="Left">What was not done when nothing moved any more.</param>
public sealed record WithdrawalReport(int People, int SentBefore, IReadOnlyDictionary<string, int> SentAfter, IReadOnlyList<string> Left, double Seconds)
{
    public bool Passed => Left.Count == 0 && SentBefore >= People && SentAfter.Values.Sum() == 0;
}
