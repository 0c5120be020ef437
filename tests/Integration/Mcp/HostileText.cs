namespace MarketingBus.Tests.Integration.Mcp;

/// <summary>Requests with letters lost, doubled, swapped or replaced, and values that nobody expects.</summary>
internal static class HostileText
{
    static readonly string[] Seeds =
    [
        """{"jsonrpc":"2.0","method":"getLeadData","params":{"lead_id":"L-1","source_system":"default"},"id":1}""",
        """{"jsonrpc":"2.0","method":"searchGraph","params":{"query":"a","limit":5},"id":"x"}""",
        """{"jsonrpc":"2.0","method":"storeMemory","params":{"memory_type":"short_term","memory_data":{"conversation_id":"c","context":{"a":{"b":[1]}},"ttl_hours":1}},"id":2}""",
        """{"jsonrpc":"2.0","method":"recommendAction","params":{"context":{"lead_id":"L-2","n":1},"agent_type":"Engagement"},"id":3}""",
        """{"jsonrpc":"2.0","method":"analyzePerformance","params":{"campaign_id":"C-1","metrics":["ctr"]},"id":4}""",
        """{"jsonrpc":"2.0","method":"resources/read","params":{"uri":"memory://episodic?scenario=a%20b&limit=3"},"id":5}""",
        """[{"jsonrpc":"2.0","method":"getLeadData","params":["L-1"],"id":6},{"jsonrpc":"2.0","method":"updateCampaign","params":{"campaign_id":"C-1","updates":{"name":"n"}},"id":7}]""",
    ];

    static readonly string[] Values =
        ["null", "true", "-1", "1e999", "0.1e-400", "\"\"", "\"\\ud83d\"", "\"\\u0000\"", "[]", "{}", "[[[[]]]]", "{\"a\":1,\"a\":2}", "99999999999999999999", "\"\u202e\"", "NaN", "\0", "%00", "://"];

    public static string Next(Random random)
    {
        var text = Seeds[random.Next(Seeds.Length)];
        for (var changes = random.Next(1, 5); changes > 0 && text.Length > 2; changes--)
        {
            var at = random.Next(text.Length - 1);
            text = random.Next(6) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, text[at].ToString()),
                2 => text.Insert(at, Values[random.Next(Values.Length)]),
                3 => text[..at] + (char)random.Next(32, 127) + text[(at + 1)..],
                4 => text[..at],
                _ => ReplaceValue(text, random),
            };
        }

        return text;
    }

    static string ReplaceValue(string text, Random random)
    {
        var colons = Enumerable.Range(0, text.Length).Where(x => text[x] == ':').ToList();
        if (colons.Count == 0)
            return text;

        var start = colons[random.Next(colons.Count)] + 1;
        var end = text.IndexOfAny([',', '}'], start);
        return end < 0 ? text : text[..start] + Values[random.Next(Values.Length)] + text[end..];
    }
}
