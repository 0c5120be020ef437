using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Platform.Persistence;

/// <summary>The rows are about something that was closed for good while they were being made, such as a person who was erased. Nothing was written; made anew, they are seen for what they are.</summary>
public sealed class FencedOffException(Exception? cause = null)
    : DbUpdateException("What the rows are about was erased while they were being made.", cause);
