namespace MarketingBus.Host.Embedded.Replay;

/// <summary>What each kind of event can carry.</summary>
internal static class TargetFields
{
    static readonly TargetField EventId = new("event_id", FieldType.EventId, "event_uuid", "event_guid", "sg_event_id");

    static readonly TargetField[] Leads =
    [
        new("lead_id", FieldType.Text, "prospect_id", "contact_id", "customer_id", "lead_number", "id"),
        new("source", FieldType.Text, "lead_source", "channel_source"),
        new("industry", FieldType.Text, "sector"),
        new("company_size", FieldType.Text, "employees", "employee_count"),
        new("persona", FieldType.Text, "job_title", "role", "title"),
        new("region", FieldType.Text),
        new("preferred_channel", FieldType.Text),
        new("name", FieldType.Name, "full_name", "lead_name"),
        new("company", FieldType.Name, "company_name", "organization", "organisation"),
        new("email", FieldType.Text, "email_address", "e_mail"),
        new("phone", FieldType.Text, "phone_number"),
        new("campaign_id", FieldType.Text),
        new("gdpr_consent", FieldType.Flag, "consent"),
        new("opted_out", FieldType.Refusal, "opt_out", "optout", "email_opt_out", "has_opted_out_of_email", "email_opted_out", "hs_email_optout", "unsubscribed", "unsubscribed_from_all_email",
            "do_not_email", "do_not_contact", "marketing_opt_out"),
        new("time_zone", FieldType.Text, "timezone"),
        new("created_at", FieldType.Instant, "created", "created_date", "create_date"),
        new("conversation_id", FieldType.Text),
        EventId,
    ];

    static readonly TargetField[] Campaigns =
    [
        new("campaign_id", FieldType.Text),
        new("date", FieldType.Day, "day", "c_date", "report_date", "reporting_date", "reporting_starts"),
        new("name", FieldType.Text, "campaign_name", "campaign"),
        new("impressions", FieldType.Count, "views"),
        new("clicks", FieldType.Count),
        new("ctr", FieldType.Rate),
        new("leads_created", FieldType.Count, "leads"),
        new("conversions", FieldType.Count, "orders", "purchases"),
        new("cost_usd", FieldType.Number, "cost", "mark_spent", "spend_usd", "spend", "spent", "amount_spent"),
        new("revenue_usd", FieldType.Number, "revenue"),
        new("cpl_usd", FieldType.Number, "cpl"),
        new("roas", FieldType.Ratio),
        new("daily_budget_usd", FieldType.Number, "daily_budget"),
        new("total_budget_usd", FieldType.Number, "total_budget"),
        EventId,
    ];

    static readonly TargetField[] Engagements =
    [
        new("lead_id", FieldType.Text, "prospect_id", "contact_id", "customer_id"),
        new("kind", FieldType.EngagementKind, "event_kind", "event_type", "event"),
        new("occurred_at", FieldType.Instant, "converted_at", "event_time", "timestamp", "date"),
        new("channel", FieldType.Text),
        new("campaign_id", FieldType.Text),
        new("conversation_id", FieldType.Text),
        new("message_id", FieldType.Text, "sg_message_id", "email_message_id", "smtp_id"),
        new("value_usd", FieldType.Number, "conversion_value_usd", "conversion_value", "value", "revenue_usd", "revenue", "amount"),
        new("text", FieldType.Text, "message", "comment"),
        new("user_agent", FieldType.Text, "useragent", "browser"),
        EventId,
        new("order_id", FieldType.OrderId, "transaction_id", "order_number", "order_no", "invoice_id", "invoice_number", "payment_id", "purchase_id"),
    ];

    public static IReadOnlyList<TargetField> Of(ReplayKind kind) => kind switch
    {
        ReplayKind.Leads => Leads,
        ReplayKind.Campaigns => Campaigns,
        _ => Engagements,
    };

    public static bool Knows(string name) => Enum.GetValues<ReplayKind>().SelectMany(Of).Any(field => field.Name == name);
}
