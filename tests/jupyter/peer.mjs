// A front end over zeromq.js: kernel_info on shell and control, then a cell; prints what it hears as one line of JSON.
// node peer.mjs CONNECTION_FILE
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Dealer, Request, Subscriber } from 'zeromq';

const info = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const address = (port) => `tcp://${info.ip}:${port}`;
const session = randomUUID();

const shell = new Dealer({ routingId: session });
const control = new Dealer({ routingId: session });
const iopub = new Subscriber();
const heartbeat = new Request();
shell.connect(address(info.shell_port));
control.connect(address(info.control_port));
iopub.connect(address(info.iopub_port));
iopub.subscribe();
heartbeat.connect(address(info.hb_port));

function sign(parts) {
  const hash = createHmac('sha256', info.key);
  parts.forEach((part) => hash.update(part));
  return hash.digest('hex');
}

async function send(socket, type, content) {
  const header = { msg_id: randomUUID(), msg_type: type, session, username: 'u', date: new Date().toISOString(), version: '5.5' };
  const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
  await socket.send(['<IDS|MSG>', sign(parts), ...parts]);
  return header.msg_id;
}

async function receive(socket) {
  const frames = await socket.receive();
  const start = frames.findIndex((frame) => frame.toString() === '<IDS|MSG>');
  const parts = frames.slice(start + 2, start + 6);
  if (sign(parts) !== frames[start + 1].toString()) throw new Error('wrong signature');
  const [header, parent, , content] = parts.map((part) => JSON.parse(part.toString()));
  return { type: header.msg_type, parent: parent.msg_id, content };
}

const heard = [];
heard.push((await receive(iopub)).type);
for (const socket of [shell, control]) {
  await send(socket, 'kernel_info_request', {});
  heard.push((await receive(socket)).type);
}
await heartbeat.send('ping');
heard.push((await heartbeat.receive()).toString());
const cell = await send(shell, 'execute_request', { code: 'Console.Write(new string(\'é\', 300)); 6 * 7' });
for (;;) {
  const message = await receive(iopub);
  if (message.parent !== cell) continue;
  const { content } = message;
  heard.push(`${message.type} ${content.execution_state ?? content.text?.length ?? content.data?.['text/plain'] ?? ''}`.trim());
  if (content.execution_state === 'idle') break;
}
heard.push((await receive(shell)).content.status);
console.log(JSON.stringify(heard));
process.exit(0);
