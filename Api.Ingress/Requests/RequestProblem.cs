using Microsoft.AspNetCore.Http.HttpResults;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>The caller's mistake, as the problem details that answer it. Only <see cref="RequestFilter"/> catches it.</summary>
internal sealed class RequestProblem(IResult answer) : Exception
{
    public IResult Answer { get; } = answer;

    public static RequestProblem Invalid(FieldErrors errors) => new(TypedResults.ValidationProblem(errors.ToDictionary()));

    public static RequestProblem Invalid(string path, string message)
    {
        var errors = new FieldErrors();
        errors.Add(path, message);
        return Invalid(errors);
    }

    public static RequestProblem Malformed(string detail) => new(Problem(StatusCodes.Status400BadRequest, detail));

    public static RequestProblem NotFound(string detail) => new(Problem(StatusCodes.Status404NotFound, detail));

    public static RequestProblem NotAcceptable() =>
        new(Problem(StatusCodes.Status406NotAcceptable, "Answers are application/json; the Accept header allows none of it."));

    public static RequestProblem Conflict(string detail) => new(Problem(StatusCodes.Status409Conflict, detail));

    public static RequestProblem TooLarge(int limit) =>
        new(Problem(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {limit} bytes."));

    public static RequestProblem UnsupportedMediaType(string detail) => new(Problem(StatusCodes.Status415UnsupportedMediaType, detail));

    public static RequestProblem Of(int statusCode, string detail) => new(Problem(statusCode, detail));

    static ProblemHttpResult Problem(int statusCode, string detail) => TypedResults.Problem(detail, statusCode: statusCode);
}
