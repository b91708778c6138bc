// A front end over @jupyterlab/services, on which JupyterLab and VS Code are built: what it hears, as one line of JSON.
// node services.mjs BASE_URL TOKEN KERNEL
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { KernelManager, ServerConnection } = require('@jupyterlab/services');

const [, , baseUrl, token, name] = process.argv;
const serverSettings = ServerConnection.makeSettings({ baseUrl, wsUrl: baseUrl.replace('http', 'ws'), token, appendToken: true });
const manager = new KernelManager({ serverSettings });
const heard = {};

/** Runs a cell and gathers what it shows; `began` is called once it has written something. */
async function run(kernel, code, { began, answer } = {}) {
  const shown = [];
  const cell = kernel.requestExecute({ code, allow_stdin: true });
  cell.onIOPub = ({ header, content }) => {
    if (header.msg_type === 'stream') began?.();
    if (header.msg_type === 'stream') shown.push(content.text);
    if (header.msg_type === 'execute_result' || header.msg_type === 'display_data') shown.push(content.data['text/plain']);
    if (header.msg_type === 'error') shown.push(content.ename);
  };
  cell.onStdin = ({ header }) => kernel.sendInputReply({ value: answer, status: 'ok' }, header);
  const reply = await cell.done;
  return [reply.content.status, ...shown];
}

// What a server does while a kernel starts is a matter of milliseconds, so it is tried more than once.
heard.started = 0;
for (let turn = 0; turn < 6; turn++) {
  const started = await manager.startNew({ name });
  await started.info;
  await started.shutdown();
  heard.started++;
}

const kernel = await manager.startNew({ name });
heard.language = (await kernel.info).language_info.name;
heard.execute = await run(kernel, 'Console.Write("é"); 6 * 7');
const completed = await kernel.requestComplete({ code: 'Console.WriteL', cursor_pos: 14 });
heard.complete = completed.content.matches;
const inspected = await kernel.requestInspect({ code: 'Math.Sqrt(4)', cursor_pos: 6, detail_level: 0 });
heard.inspect = inspected.content.data['text/plain'].split('\n')[0];
heard.input = await run(kernel, 'Console.Write(Console.ReadLine() + "!")', { answer: 'here' });
heard.interrupt = await run(kernel, 'Console.Write("on"); while (true) { }', { began: () => void kernel.interrupt() });
heard.after = await run(kernel, '1 + 1');

heard.comm = [];
await run(kernel, `using Harmonic.Kernel.Jupyter.Comms;
  CommTargets.Register("echo", (comm, opened) => { comm.Send(opened); comm.Received += comm.Send; });`);
const comm = kernel.createComm('echo');
const told = new Promise((done) => {
  comm.onMsg = ({ content }) => {
    heard.comm.push(content.data);
    if (heard.comm.length === 2) done();
  };
});
await comm.open({ n: 1 }).done;
comm.send({ n: 2 });
await told;
await comm.close().done;
heard.comms = Object.keys((await kernel.requestCommInfo({ target_name: 'echo' })).content.comms);

await kernel.restart();
heard.restarted = await run(kernel, '2 + 3');
await kernel.shutdown();
await manager.refreshRunning();
heard.left = [...manager.running()].length;
console.log(JSON.stringify(heard));
process.exit(0);
