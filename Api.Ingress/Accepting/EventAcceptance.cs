using System.Text.Json;
using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Api.Ingress.Accepting;

/// <summary>Reads the event or events of one request and accepts what is valid.</summary>
internal sealed class EventAcceptance(JsonRequest json, EventIntake intake, IOptions<IngressOptions> options, TimeProvider time)
{
    internal const string ConflictMessage = "The event id was used before for an event that says something else.";

    public async Task<IResult> AcceptAsync(HttpRequest request, Func<JsonFields, RequestIdentity, Submission> read, CancellationToken cancellationToken)
    {
        var identity = RequestIdentity.Of(request, time.GetUtcNow());
        using var document = await json.ReadAsync(request, cancellationToken);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.Object => await AcceptOneAsync(document.RootElement, read, identity, cancellationToken),
            JsonValueKind.Array => await AcceptManyAsync(document.RootElement, read, identity, cancellationToken),
            _ => throw RequestProblem.Invalid("$", "Must be an object or an array of objects."),
        };
    }

    async Task<IResult> AcceptOneAsync(
        JsonElement item, Func<JsonFields, RequestIdentity, Submission> read, RequestIdentity identity, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var submission = read(new JsonFields(item, "", errors), identity);
        errors.ThrowIfAny();

        var outcomes = await intake.AcceptAsync([submission], cancellationToken);
        return outcomes[0] switch
        {
            Acceptance.Conflict => throw RequestProblem.Conflict(ConflictMessage),
            Acceptance.Erased => throw Erased.Problem(),
            _ => TypedResults.Accepted(submission.Location, Answer([submission], outcomes, [])),
        };
    }

    async Task<IResult> AcceptManyAsync(
        JsonElement items, Func<JsonFields, RequestIdentity, Submission> read, RequestIdentity identity, CancellationToken cancellationToken)
    {
        var count = items.GetArrayLength();
        if (count == 0 || count > options.Value.MaxEvents)
            throw RequestProblem.Invalid("$", $"Must have 1 to {options.Value.MaxEvents} items, not {count}.");

        var (submissions, rejected) = ReadAll(items, read, identity);
        var outcomes = await AcceptAsync(submissions, count, cancellationToken);
        for (var place = 0; place < outcomes.Count; place++)
        {
            if (outcomes[place] == Acceptance.Conflict)
                rejected.Add(new RejectedEvent(submissions[place].Index, new Dictionary<string, string[]> { ["event_id"] = [ConflictMessage] }));
            else if (outcomes[place] == Acceptance.Erased)
                rejected.Add(new RejectedEvent(submissions[place].Index, Erased.Errors()));
        }

        if (rejected.Count == count)
            throw RequestProblem.Invalid(Prefixed(rejected));

        rejected.Sort((left, right) => left.Index.CompareTo(right.Index));
        return TypedResults.Accepted((string?)null, Answer([.. submissions.Select(x => x.Submission)], outcomes, rejected));
    }

    async Task<IReadOnlyList<Acceptance>> AcceptAsync(List<(int Index, Submission Submission)> submissions, int count, CancellationToken cancellationToken)
    {
        try
        {
            return await intake.AcceptAsync([.. submissions.Select(x => x.Submission)], cancellationToken);
        }
        catch (OutcomeUnknownException unknown)
        {
            throw unknown.At([.. submissions.Select(x => x.Index)], count);
        }
    }

    static (List<(int Index, Submission Submission)> Valid, List<RejectedEvent> Rejected) ReadAll(
        JsonElement items, Func<JsonFields, RequestIdentity, Submission> read, RequestIdentity identity)
    {
        var valid = new List<(int, Submission)>();
        var rejected = new List<RejectedEvent>();
        foreach (var (index, item) in items.EnumerateArray().Index())
        {
            var errors = new FieldErrors();
            if (item.ValueKind != JsonValueKind.Object)
                errors.Add("$", $"Must be an object, not {TextRules.KindOf(item)}.");
            else if (read(new JsonFields(item, "", errors), identity.At(index)) is var submission && !errors.Any)
                valid.Add((index, submission));

            if (errors.Any)
                rejected.Add(new RejectedEvent(index, errors.ToDictionary()));
        }

        return (valid, rejected);
    }

    static FieldErrors Prefixed(IEnumerable<RejectedEvent> rejected)
    {
        var errors = new FieldErrors();
        foreach (var (index, messages) in rejected)
        {
            foreach (var (path, texts) in messages)
                Array.ForEach(texts, text => errors.Add(path == "$" ? $"[{index}]" : $"[{index}].{path}", text));
        }

        return errors;
    }

    static EventsAnswer Answer(IReadOnlyList<Submission> submissions, IReadOnlyList<Acceptance> outcomes, IReadOnlyList<RejectedEvent> rejected)
    {
        var events = submissions.Zip(outcomes).Where(x => x.Second is Acceptance.Accepted or Acceptance.Duplicate).Select(x => Answer(x.First, x.Second)).ToArray();
        return new EventsAnswer { Accepted = events.Length, Rejected = rejected, Events = events };
    }

    static AcceptedEventAnswer Answer(Submission submission, Acceptance outcome) => new()
    {
        EventId = submission.EventId,
        JourneyId = submission.Kind == "campaign" ? null : submission.SubjectId,
        ReviewId = submission.Kind == "campaign" ? submission.SubjectId : null,
        Status = outcome == Acceptance.Duplicate ? "duplicate" : "accepted",
        Location = submission.Location,
    };
}
