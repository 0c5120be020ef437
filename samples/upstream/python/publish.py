#!/usr/bin/env python3
"""Publishes a lead, a campaign's figures and an engagement to MarketingBus, as plain JSON and as CloudEvents.

    publish.py [amqp://user:password@host:port/vhost] [name]

Every event is confirmed by the broker before the program ends. Run again with the same name, nothing happens twice.
"""
import json
import sys
from datetime import datetime, timezone

import pika

EXCHANGE = "marketing-events"
SOURCE = "/samples/python"

url = sys.argv[1] if len(sys.argv) > 1 else "amqp://marketingbus:marketingbus@127.0.0.1:5682/%2F"
name = sys.argv[2] if len(sys.argv) > 2 else "sample-python"


def publish(channel, routing_key, body, content_type="application/json", message_id=None, headers=None):
    # mandatory: an event that no queue takes raises UnroutableError. Confirms: one that the broker does not keep raises NackError.
    channel.basic_publish(
        exchange=EXCHANGE,
        routing_key=routing_key,
        body=json.dumps(body).encode("utf-8"),
        properties=pika.BasicProperties(
            content_type=content_type,
            delivery_mode=pika.spec.PERSISTENT_DELIVERY_MODE,
            message_id=message_id,
            app_id=SOURCE,
            headers=headers,
        ),
        mandatory=True,
    )


def main():
    connection = pika.BlockingConnection(pika.URLParameters(url))
    channel = connection.channel()
    channel.confirm_delivery()

    # Plain JSON: the routing key says what it is, the message id says which one it is.
    publish(channel, "lead.received", {"lead_id": f"{name}-1", "source": "Website", "industry": "SaaS", "persona": "CTO"}, message_id=f"{name}-lead")
    publish(channel, "campaign.updated", {"campaign_data": {
        "campaign_id": f"{name}-campaign", "date": "2026-05-04", "impressions": 12000, "clicks": 310, "cost_usd": 95.5, "leads_created": 8,
    }}, message_id=f"{name}-figures")
    publish(channel, "engagement.recorded", {"lead_id": f"{name}-1", "kind": "clicked", "channel": "Email"}, message_id=f"{name}-click")

    # A CloudEvent in structured mode: the whole event is the body.
    publish(channel, "lead.received", {
        "specversion": "1.0",
        "type": "com.example.lead.received",
        "source": SOURCE,
        "id": f"{name}-structured",
        "time": datetime.now(timezone.utc).isoformat(),
        "datacontenttype": "application/json",
        "data": {"lead_id": f"{name}-2", "source": "Referral"},
    }, content_type="application/cloudevents+json")

    # A CloudEvent in binary mode: its attributes are headers, its data is the body.
    publish(channel, "lead.received", {"lead_id": f"{name}-3", "source": "Event"}, headers={
        "cloudEvents:specversion": "1.0",
        "cloudEvents:type": "com.example.lead.received",
        "cloudEvents:source": SOURCE,
        "cloudEvents:id": f"{name}-binary",
    })

    connection.close()
    print("5 events published and confirmed")


if __name__ == "__main__":
    main()
