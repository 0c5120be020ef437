using System.Text;
using System.Text.Json.Nodes;

namespace MarketingBus.Tests.Support.Hostile;

/// <summary>Makes a good body bad in one way or a few.</summary>
internal static class HostileBodies
{
    const string Place = "@@here@@";
    const int HugeBytes = 5 * 1024 * 1024;

    static readonly string[] Names = ["", " ", "$ref", "__proto__", "constructor", "a.b[0]", "\0", "ключ", "source_system", "event_id", "lead_id", "conversation_id", "attributes", "lead_data"];

    /// <summary>Bytes to send, for a body whose good form is given.</summary>
    public static byte[] Of(JsonNode good, Random random) => random.Next(20) switch
    {
        < 9 => Encoding.UTF8.GetBytes(WithHostileMember(good, random)),
        < 11 => Encoding.UTF8.GetBytes(WithoutMember(good, random)),
        < 13 => Encoding.UTF8.GetBytes(WithMemberTwice(good)),
        < 15 => Truncated(good, random),
        < 17 => WithWildBytes(good, random),
        17 => Encoding.UTF8.GetBytes(random.Next(4) == 0 ? HostileValues.Nested(random.Next(100, 20_000)) : HostileValues.Any(random)),
        18 => Encoding.UTF8.GetBytes(Batch(good, random)),
        _ => random.Next(10) == 0 ? Huge(good) : Odd(random),
    };

    static string WithHostileMember(JsonNode good, Random random)
    {
        var body = good.DeepClone();
        var count = random.Next(1, 3);
        var values = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var target = ObjectIn(body, random);
            var name = target.Count == 0 || random.Next(5) == 0 ? Names[random.Next(Names.Length)] : target.ElementAt(random.Next(target.Count)).Key;
            target[name] = Place + i;
            values.Add(HostileValues.Any(random));
        }

        var text = body.ToJsonString();
        for (var i = 0; i < count; i++)
            text = text.Replace($"\"{Place}{i}\"", values[i], StringComparison.Ordinal);

        return text;
    }

    static string WithoutMember(JsonNode good, Random random)
    {
        var body = good.DeepClone();
        var target = ObjectIn(body, random);
        if (target.Count > 0)
            target.Remove(target.ElementAt(random.Next(target.Count)).Key);

        return body.ToJsonString();
    }

    static string WithMemberTwice(JsonNode good)
    {
        var text = good.ToJsonString();
        return text.Length > 2 && text[0] == '{' ? $"{text[..^1]},{text[1..^1]}}}" : $"[{text},{text}]";
    }

    static byte[] Truncated(JsonNode good, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(good.ToJsonString());
        return bytes[..random.Next(bytes.Length)];
    }

    static byte[] WithWildBytes(JsonNode good, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(good.ToJsonString());
        for (var i = random.Next(1, 4); i > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)(random.Next(3) == 0 ? 0 : random.Next(256));

        return bytes;
    }

    static string Batch(JsonNode good, Random random)
    {
        var items = Enumerable.Range(0, random.Next(0, 5) == 0 ? 1_500 : random.Next(0, 6)).Select(_ => random.Next(2) == 0 ? HostileValues.Any(random) : WithHostileMember(good, random));
        return $"[{string.Join(',', items)}]";
    }

    static byte[] Huge(JsonNode good)
    {
        var body = good.DeepClone();
        if (body is JsonObject target)
            target["attributes"] = new JsonObject { ["note"] = new string('h', HugeBytes) };

        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    static byte[] Odd(Random random) => random.Next(8) switch
    {
        0 => [],
        1 => [0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}'],
        2 => [0xFF, 0xFE, (byte)'{', 0, (byte)'}', 0],
        3 => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0],
        4 => "{\"a\":1}{\"b\":2}"u8.ToArray(),
        5 => "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"u8.ToArray(),
        6 => "// comment\n{/**/}"u8.ToArray(),
        _ => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", random.Next(30, 5_000)))),
    };

    static JsonObject ObjectIn(JsonNode body, Random random)
    {
        var objects = new List<JsonObject>();
        Collect(body, objects);
        return objects[random.Next(objects.Count)];
    }

    static void Collect(JsonNode? node, List<JsonObject> objects)
    {
        if (node is JsonObject found)
        {
            objects.Add(found);
            foreach (var (_, value) in found)
                Collect(value, objects);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
                Collect(item, objects);
        }
    }
}
