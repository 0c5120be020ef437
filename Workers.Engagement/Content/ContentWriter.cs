using MarketingBus.Contracts;
using MarketingBus.Data.Leads;

namespace MarketingBus.Workers.Engagement.Content;

/// <summary>Writes a message: the template of its type and channel, a sentence for the industry, a sentence for large organisations.</summary>
internal sealed class ContentWriter(TemplateLibrary templates, EngagementOptions options)
{
    /// <summary>Fails when a template fails, or has nothing to say to a lead of which only the id is known.</summary>
    public void Check()
    {
        var nobody = LeadFields.Of(new LeadProfile { LeadId = "nobody" }, html: false);
        foreach (var name in TemplateLibrary.Names())
        {
            if (templates.Render(name, nobody).Length == 0)
                throw new InvalidOperationException($"The template '{name}' renders nothing.");
        }
    }

    public string Write(LeadProfile lead, EngagementType type, Channel channel)
    {
        var html = channel is Channel.Email or Channel.Web;
        var fields = LeadFields.Of(lead, html);
        var parts = new List<string> { templates.Render(TemplateLibrary.NameOf(channel, type), fields) };

        if (!string.IsNullOrWhiteSpace(lead.Industry))
            parts.Add(Sentence(TemplateLibrary.Industry));

        if (CompanySize.Parse(lead.CompanySize)?.From >= options.EnterpriseFrom)
            parts.Add(Sentence(TemplateLibrary.Enterprise));

        return string.Join(html ? "\n" : " ", parts.Where(x => x.Length > 0));

        string Sentence(string name)
        {
            var sentence = templates.Render(name, fields);
            return html && sentence.Length > 0 ? $"<p>{sentence}</p>" : sentence;
        }
    }
}
