// A small front end in a browser: @jupyterlab/services for the kernel, html-manager for the widgets, and outputs as front ends show them.
import { KernelManager, ServerConnection } from '@jupyterlab/services';
import { HTMLManager } from '@jupyter-widgets/html-manager';
import { shims } from '@jupyter-widgets/base';

class Manager extends HTMLManager {
  constructor(kernel) {
    super();
    this.kernel = kernel;
    kernel.registerCommTarget(this.comm_target_name, (comm, message) => this.handle_comm_open(new shims.services.Comm(comm), message));
  }

  async _create_comm(target, id, data, metadata, buffers) {
    const comm = this.kernel.createComm(target, id);
    if (data || metadata) comm.open(data, metadata, buffers);
    return new shims.services.Comm(comm);
  }

  async _get_comm_info() {
    return (await this.kernel.requestCommInfo({ target_name: this.comm_target_name })).content.comms;
  }
}

let kernel, manager;
let arrived; // when the last change of an output did
let outputs = []; // what a notebook's file would hold: bundles in order, each with its display id

/** Draws an output in its richest form; scripts in HTML run, as in a notebook that is trusted. */
async function render(output) {
  const { element, data } = output;
  const view = data['application/vnd.jupyter.widget-view+json'];
  if (view) {
    element.replaceChildren();
    const model = await manager.get_model(view.model_id);
    await manager.display_view(await manager.create_view(model), element);
  } else if (data['text/html']) {
    element.innerHTML = data['text/html'];
    for (const script of element.querySelectorAll('script')) {
      const copy = document.createElement('script');
      for (const { name, value } of script.attributes) copy.setAttribute(name, value);
      copy.textContent = script.textContent;
      script.replaceWith(copy);
    }
  } else {
    element.textContent = data['text/plain'];
  }
}

/** Waits until the next picture of the page is made. */
const painted = () => new Promise((done) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(null);
}));

function append(data, id) {
  const output = { data, id, element: document.body.appendChild(document.createElement('div')) };
  outputs.push(output);
  return render(output);
}

function listen() {
  manager = new Manager(kernel);
  kernel.iopubMessage.connect((_, { header, content }) => {
    if (header.msg_type !== 'update_display_data') return;
    arrived = performance.now();
    for (const output of outputs.filter((one) => one.id === content.transient.display_id)) {
      output.data = content.data;
      void render(output);
    }
  });
}

window.front = {
  /** Starts a kernel, or goes on with the one of an id, whose outputs were kept. */
  async begin(token, name, id) {
    const serverSettings = ServerConnection.makeSettings({ baseUrl: `${location.origin}/`, wsUrl: location.origin.replace('http', 'ws') + '/', token, appendToken: true });
    const kernels = new KernelManager({ serverSettings });
    await kernels.ready;
    kernel = id ? kernels.connectTo({ model: { id, name } }) : await kernels.startNew({ name });
    await kernel.info;
    listen();
    if (id) {
      await manager._loadFromKernel();
      for (const { data, id: display } of JSON.parse(sessionStorage.outputs)) await append(data, display);
    }
    return kernel.id;
  },

  /** Runs a cell; what it writes, once all it shows is drawn. */
  async run(code) {
    let text = '';
    const drawn = [];
    const cell = kernel.requestExecute({ code });
    cell.onIOPub = ({ header, content }) => {
      if (header.msg_type === 'stream') text += content.text;
      if (header.msg_type === 'error') text += content.traceback.join('\n');
      if (header.msg_type === 'display_data' || header.msg_type === 'execute_result') drawn.push([content.data, content.transient?.display_id]);
    };
    await cell.done;
    for (const [data, id] of drawn) await append(data, id);
    return text;
  },

  keep() {
    sessionStorage.outputs = JSON.stringify(outputs.map(({ data, id }) => ({ data, id })));
  },

  async restart() {
    await kernel.restart();
    await manager.clear_state();
    outputs = [];
    document.body.replaceChildren();
  },

  figures: () => [...document.querySelectorAll('.js-plotly-plot')],

  /** The first figure's heights, as plotly has them. */
  heights: (figure = 0) => [...(window.front.figures()[figure]?._fullData?.[0]?.y ?? [])],

  /**
   * Milliseconds from a slider's change until the figure is redrawn, from the message with it, and until the browser has painted it too,
   * for each of a number of moves: each so long after the one before, or at once.
   */
  async latencies(description, moves, pause) {
    const models = await Promise.all(Object.values(manager._models));
    const model = models.find((one) => one.get('description') === description);
    const whole = document.querySelector('[data-drawn]');
    const times = [];
    for (let move = 0; move < moves; move++) {
      const before = whole.dataset.drawn;
      const began = performance.now();
      const drawn = new Promise((done) => {
        const watcher = new MutationObserver(() => {
          if (whole.dataset.drawn !== before) { watcher.disconnect(); done(); }
        });
        watcher.observe(whole, { attributes: true });
      });
      model.set('value', 2 + (move * 37 % 97)); // never the one before
      model.save_changes();
      await drawn;
      const done = performance.now();
      if (pause) await painted();
      times.push([done - began, done - arrived, performance.now() - began]);
      if (pause) await new Promise((next) => setTimeout(next, pause));
    }
    return times;
  },
};
