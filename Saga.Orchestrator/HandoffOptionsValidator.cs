using System.ComponentModel.DataAnnotations;
using MarketingBus.Saga.Orchestrator.Decisions;
using Microsoft.Extensions.Options;

namespace MarketingBus.Saga.Orchestrator;

/// <summary>A rule that could never work is refused at start.</summary>
internal sealed class HandoffOptionsValidator : IValidateOptions<HandoffOptions>
{
    public ValidateOptionsResult Validate(string? name, HandoffOptions options)
    {
        var errors = options.Rules.SelectMany(x => ErrorsOf(x.Value).Select(error => $"{HandoffOptions.Section}:Rules:{x.Key}: {error}")).ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    static IEnumerable<string> ErrorsOf(HandoffRule rule)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(rule, new ValidationContext(rule), results, validateAllProperties: true);
        foreach (var result in results)
            yield return result.ErrorMessage ?? "is not valid";

        if (!HandoffConditions.Names.Contains(rule.When))
            yield return $"When names no condition: '{rule.When}'. There are {string.Join(", ", HandoffConditions.Names)}.";

        // A deadline further away than this cannot be added to a date.
        if (rule.TimeoutSeconds is not (> 0 and <= 31_536_000))
            yield return $"TimeoutSeconds is {rule.TimeoutSeconds}; it must be above 0 and at most a year.";
    }
}
