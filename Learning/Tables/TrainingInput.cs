namespace MarketingBus.Learning.Tables;

/// <summary>The part of a training request that is at fault.</summary>
public enum TrainingInput
{
    Source,
    Label,
    PositiveValue,
    Key,
    Exclude,
    Keep,
    Ordered,
}
