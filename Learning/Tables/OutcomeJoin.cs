namespace MarketingBus.Learning.Tables;

/// <summary>Makes the label from a second table that lists what converted: yes where a row's key is in it.</summary>
internal static class OutcomeJoin
{
    public static (RawTable Table, Label Label) Join(RawTable table, RawTable outcomes, string? key)
    {
        var name = key ?? GuessKey(table, outcomes);
        var converted = outcomes.Get(name, TrainingInput.Key).Distinct.ToHashSet(StringComparer.Ordinal);
        bool[] values = [.. table.Get(name, TrainingInput.Key).Values.Select(x => x is not null && converted.Contains(x))];
        if (values.Distinct().Count() < 2)
            throw new TrainingDataException($"Joining {table.Source} with {outcomes.Source} on '{name}' gives one class only.") { Input = TrainingInput.Key };

        return (table, new Label($"in {outcomes.Source}", "yes", values));
    }

    static string GuessKey(RawTable table, RawTable outcomes) =>
        table.Columns.FirstOrDefault(x => outcomes.Find(x.Name) is not null && x.Distinct.Count == table.RowCount)?.Name
        ?? throw new TrainingDataException($"{table.Source} and {outcomes.Source} share no column that is unique in the first; name the key.") { Input = TrainingInput.Key };
}
