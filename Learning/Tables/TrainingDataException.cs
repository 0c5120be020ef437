namespace MarketingBus.Learning.Tables;

/// <summary>The data given cannot be learned from; the message says why and what to do, for the person who gave it.</summary>
public sealed class TrainingDataException : Exception
{
    public TrainingDataException()
    {
    }

    public TrainingDataException(string message)
        : base(message)
    {
    }

    public TrainingDataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What of the request to change.</summary>
    public TrainingInput Input { get; init; }
}
