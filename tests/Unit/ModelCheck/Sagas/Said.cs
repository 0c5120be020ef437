namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>What upstream, callers and operators may say.</summary>
internal enum Said
{
    Lead,
    ChangedLead,
    LegalLead,
    Opened,
    Converted,
    Complained,
    WroteOfALawyer,
    AskedForWelcome,
    AskedForDemo,
    HandedToTriage,
    HandedToEngagement,
    HandedToOptimizer,
    HandedToManager,
    Retry,
    Abandon,
    Figures,
    ChangedFigures,
    RetryReview,
    AbandonReview,
}
