// Publishes a lead, a campaign's figures and an engagement to MarketingBus, as plain JSON and as CloudEvents.
//
//     npm ci && node publish.mjs [amqp://user:password@host:port/vhost] [name]
//
// Every event is confirmed by the broker before the program ends. Run again with the same name, nothing happens twice.
import amqp from 'amqplib'

const exchange = 'marketing-events'
const source = '/samples/javascript'
const url = process.argv[2] ?? 'amqp://marketingbus:marketingbus@127.0.0.1:5682/%2F'
const name = process.argv[3] ?? 'sample-javascript'

const connection = await amqp.connect(url)
const channel = await connection.createConfirmChannel()

// An event that no queue takes comes back, and is confirmed all the same.
channel.on('return', (message) => {
  console.error(`No queue takes ${message.fields.routingKey}`)
  process.exitCode = 1
})

function publish(routingKey, body, { contentType = 'application/json', messageId, headers } = {}) {
  const options = { contentType, messageId, headers, appId: source, persistent: true, mandatory: true }
  channel.publish(exchange, routingKey, Buffer.from(JSON.stringify(body)), options)
}

// Plain JSON: the routing key says what it is, the message id says which one it is.
publish('lead.received', { lead_id: `${name}-1`, source: 'Website', industry: 'SaaS', persona: 'CTO' }, { messageId: `${name}-lead` })
publish('campaign.updated', {
  campaign_data: { campaign_id: `${name}-campaign`, date: '2026-05-04', impressions: 12000, clicks: 310, cost_usd: 95.5, leads_created: 8 },
}, { messageId: `${name}-figures` })
publish('engagement.recorded', { lead_id: `${name}-1`, kind: 'clicked', channel: 'Email' }, { messageId: `${name}-click` })

// A CloudEvent in structured mode: the whole event is the body.
publish('lead.received', {
  specversion: '1.0',
  type: 'com.example.lead.received',
  source,
  id: `${name}-structured`,
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  data: { lead_id: `${name}-2`, source: 'Referral' },
}, { contentType: 'application/cloudevents+json' })

// A CloudEvent in binary mode: its attributes are headers, its data is the body.
publish('lead.received', { lead_id: `${name}-3`, source: 'Event' }, {
  headers: {
    'cloudEvents:specversion': '1.0',
    'cloudEvents:type': 'com.example.lead.received',
    'cloudEvents:source': source,
    'cloudEvents:id': `${name}-binary`,
  },
})

await channel.waitForConfirms()
await connection.close()
if (process.exitCode !== 1) console.log('5 events published and confirmed')
