namespace MarketingBus.Learning.Models;

/// <summary>Turns a score into a probability: 1 / (1 + exp(slope * score + offset)) (Platt 1999). The slope is zero or less: a higher score is never less probable.</summary>
internal sealed record PlattSigmoid(double Slope, double Offset)
{
    public double LogOdds(double score) => -((Slope * score) + Offset);
}
