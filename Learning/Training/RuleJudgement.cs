using MarketingBus.Contracts;
using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Scoring;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Training;

/// <summary>What the rules would have said of the held-out rows, a hundredth of their points taken as a probability.</summary>
internal static class RuleJudgement
{
    /// <summary>Null where there are no rules, or the table has nothing that they look at.</summary>
    public static HeldOutScores? Of(IRuleScorer? rules, PreparedData data, bool[] labels, int seed)
    {
        var columns = LeadFields.Names.Select(name => (Name: name, Column: data.Table.Columns.FirstOrDefault(x => ColumnName.SnakeCase(x.Name) == name))).Where(x => x.Column is not null).ToList();
        if (rules is null || columns.Count == 0)
            return null;

        double[] probabilities = [.. data.Split.HeldOut.Select(row => rules.Score(LeadFields.Profile(columns.ToDictionary(x => x.Name, x => x.Column![row]))) / 100)];
        return HeldOutScores.Of(Judgement.Rules, probabilities, labels, data.Schema.BaseRate, seed, data.HeldOutGroups);
    }
}
