using Xunit;

namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>Leaves out whatever a failure does not need, and tells the rest step by step.</summary>
internal static class Shrinking
{
    public static string Tell(Scenario scenario, byte[] choices, bool mayTimePass = true)
    {
        for (var wasShrunk = true; wasShrunk;)
        {
            wasShrunk = false;
            for (var i = scenario.Inputs.Count - 1; i >= 0; i--)
            {
                var fewer = scenario with { Inputs = [.. scenario.Inputs.Where((_, index) => index != i)] };
                if (Fails(fewer, choices, mayTimePass))
                    (scenario, wasShrunk) = (fewer, true);
            }

            foreach (var length in (int[])[16, 4, 1])
            {
                for (var i = choices.Length - length; i >= 0; i--)
                {
                    byte[] fewer = [.. choices[..i], .. choices[Math.Min(i + length, choices.Length)..]];
                    if (fewer.Length < choices.Length && Fails(scenario, fewer, mayTimePass))
                        (choices, i, wasShrunk) = (fewer, Math.Min(i, fewer.Length - length + 1), true);
                }
            }
        }

        var told = new Interleaving(scenario, new Choices(choices), mayTimePass) { IsTold = true };
        var end = Record.Exception(told.Run);
        return $"{scenario}; choices {string.Join(' ', choices)}\n{told.Trace}\n{end?.Message}";
    }

    static bool Fails(Scenario scenario, byte[] choices, bool mayTimePass) =>
        Record.Exception(new Interleaving(scenario, new Choices(choices), mayTimePass).Run) is not null;
}
