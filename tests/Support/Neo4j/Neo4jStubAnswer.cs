using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MarketingBus.Tests.Support.Neo4j;

/// <summary>An answer of the shape that was recorded.</summary>
internal sealed record Neo4jStubAnswer(int Status, JsonObject? Body, string Type = "application/json")
{
    public const string Typed = "application/vnd.neo4j.query";

    public const string PasswordChange =
        "ACCESS on database 'neo4j' is not allowed.\n\nThe credentials you provided were valid, but must be changed before you can use this instance. If this is the first time you are using Neo4j, this is to ensure you are not using the default credentials in production. If you are not using default credentials, you are getting this message because an administrator requires a password change.\nTo change your password, issue an `ALTER CURRENT USER SET PASSWORD FROM 'current password' TO 'new password'` statement against the system database.";

    public static Neo4jStubAnswer Discovery(string url, bool isOld)
    {
        var body = new JsonObject
        {
            ["bolt_routing"] = "neo4j://127.0.0.1:7687",
            ["query"] = $"{url}/db/{{databaseName}}/query/v2",
            ["transaction"] = $"{url}/db/{{databaseName}}/tx",
            ["bolt_direct"] = "bolt://127.0.0.1:7687",
            ["neo4j_version"] = isOld ? "4.4.0" : "5.26.0",
            ["neo4j_edition"] = "community",
        };
        if (isOld)
            body.Remove("query");

        return new(200, body);
    }

    public static Neo4jStubAnswer Error(int status, string code, string message) => new(status, new JsonObject { ["errors"] = Errors(code, message) });

    public static Neo4jStubAnswer Unauthorized(string message) => Error(401, "Neo.ClientError.Security.Unauthorized", message) with { Type = "application/json;charset=utf-8" };

    public static Neo4jStubAnswer? TypeRefusal(HttpRequest request)
    {
        var (sent, wanted) = (request.ContentType?.Split(';')[0], request.Headers.Accept.ToString());
        if (sent is not (null or "application/json" or Typed))
            return Error(415, "Neo.ClientError.Request.Invalid", "Unsupported Media Type");

        return wanted is "" or "*/*" or "application/json" or Typed ? null : Error(406, "Neo.ClientError.Request.Invalid", "Not Acceptable");
    }

    public static JsonArray Errors(string code, string message) => new(new JsonObject { ["code"] = code, ["message"] = message });
}
