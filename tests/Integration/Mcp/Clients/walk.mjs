// Walks through a server as an MCP client does: lists everything page by page, calls every tool, reads every resource, gets every prompt, and prints what came as JSON.
// node walk.mjs sdk|client URL PLAN; the plan says what to call tools and prompts with, and an instance of each template.
import { createRequire } from 'node:module';

const installed = createRequire(`${process.env.MARKETINGBUS_MCP_CLIENTS}/`);
const [library, url, planText] = process.argv.slice(2);
const plan = JSON.parse(planText);

async function connect() {
  const about = { name: 'marketingbus-tests', version: '1.0.0' };
  if (library === 'sdk') {
    const { Client } = installed('@modelcontextprotocol/sdk/client/index.js');
    const { StreamableHTTPClientTransport } = installed('@modelcontextprotocol/sdk/client/streamableHttp.js');
    const client = new Client(about);
    const transport = new StreamableHTTPClientTransport(new URL(url));
    await client.connect(transport);
    return { client, revision: transport.protocolVersion };
  }

  const { Client, StreamableHTTPClientTransport } = installed('@modelcontextprotocol/client');
  const client = new Client(about, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  return { client, revision: client.getNegotiatedProtocolVersion() };
}

async function everything(list, member) {
  const all = [];
  let cursor;
  do {
    const page = await list(cursor === undefined ? undefined : { cursor });
    all.push(...page[member]);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return all;
}

const attempt = (work) => work.catch((error) => ({ error: error.message }));

const { client, revision } = await connect();
const tools = await everything((page) => client.listTools(page), 'tools');
const resources = await everything((page) => client.listResources(page), 'resources');
const templates = await everything((page) => client.listResourceTemplates(page), 'resourceTemplates');
const prompts = await everything((page) => client.listPrompts(page), 'prompts');

const called = {};
for (const tool of tools) {
  called[tool.name] = await attempt(client.callTool({ name: tool.name, arguments: plan.tools[tool.name] ?? {} }));
}

const read = {};
// A template that the plan does not know is read as it is written, and so fails.
const instances = templates.map((template) => plan.instances[template.uriTemplate] ?? template.uriTemplate);
for (const uri of new Set([...resources.map((resource) => resource.uri), ...instances])) {
  read[uri] = await attempt(client.readResource({ uri }));
}

const got = {};
for (const prompt of prompts) {
  got[prompt.name] = await attempt(client.getPrompt({ name: prompt.name, arguments: plan.prompts[prompt.name] ?? {} }));
}

await client.close();
console.log(JSON.stringify({ revision, templates: templates.map((template) => template.uriTemplate), tools: called, resources: read, prompts: got }));
