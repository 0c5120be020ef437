using MarketingBus.Data.Ingress;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>The caller's mistake: <see cref="RequestFilter"/> answers it over REST, and upstream messages are rejected with it.</summary>
internal sealed class RequestProblem : Exception
{
    readonly int statusCode;

    readonly string? reason;

    RequestProblem(int statusCode, string detail, IReadOnlyDictionary<string, string[]>? errors = null, string? reason = null)
        : base(detail)
    {
        this.reason = reason;
        this.statusCode = statusCode;
        Logged = detail;
        Errors = errors ?? new Dictionary<string, string[]>();
    }

    /// <summary>What is wrong, without anything of what the caller said.</summary>
    public string Logged { get; private init; }

    /// <summary>Messages by field path; empty when the body as a whole is at fault.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; }

    public IResult Answer => Errors.Count > 0
        ? TypedResults.ValidationProblem(Errors.ToDictionary())
        : TypedResults.Problem(Message, statusCode: statusCode, extensions: reason is null ? null : new Dictionary<string, object?> { ["reason"] = reason });

    public static RequestProblem Invalid(FieldErrors errors) => new(StatusCodes.Status400BadRequest, "Fields of the event are invalid.", errors.ToDictionary());

    public static RequestProblem Invalid(string path, string message)
    {
        var errors = new FieldErrors();
        errors.Add(path, message);
        return Invalid(errors);
    }

    /// <param name="detail">For the caller.</param>
    /// <param name="logged">The same for a log, where it repeats something that the caller said.</param>
    public static RequestProblem Malformed(string detail, string? logged = null) => new(StatusCodes.Status400BadRequest, detail) { Logged = logged ?? detail };

    public static RequestProblem NotFound(string detail) => new(StatusCodes.Status404NotFound, detail);

    public static RequestProblem NotAcceptable() =>
        new(StatusCodes.Status406NotAcceptable, "Answers are application/json; the Accept header allows none of it.");

    /// <param name="detail">For people.</param>
    /// <param name="reason">For programs.</param>
    public static RequestProblem Gone(string detail, string reason) => new(StatusCodes.Status410Gone, detail, reason: reason);

    public static RequestProblem Conflict(string detail) => new(StatusCodes.Status409Conflict, detail);

    public static RequestProblem TooLarge(int limit) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {limit} bytes.");

    public static RequestProblem UnsupportedMediaType(string detail) => new(StatusCodes.Status415UnsupportedMediaType, detail);

    public static RequestProblem Of(int statusCode, string detail) => new(statusCode, detail);
}
