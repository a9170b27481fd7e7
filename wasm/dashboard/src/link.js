// Questions to the engine: in a worker, or on the page itself where no worker can start.

export async function connect() {
  const wasm = document.getElementById('wasm').textContent;
  const started = Date.now();
  try {
    const worker = inWorker();
    const given = await worker.ask('start', { wasm });
    return { ask: worker.ask, where: 'worker', started: given, took: Date.now() - started };
  } catch {
    const page = onPage();
    return { ask: page.ask, where: 'page', started: await page.ask('start', { wasm }), took: Date.now() - started };
  }
}

// The browser takes only addresses that a named policy gave: the page can make no script of a text.
const policy = globalThis.trustedTypes?.createPolicy('dutydesk', { createScriptURL: (url) => url });

function inWorker() {
  const source = new Blob([document.getElementById('engine').textContent], { type: 'text/javascript' });
  const url = URL.createObjectURL(source);
  const worker = new Worker(policy ? policy.createScriptURL(url) : url);
  const waiting = new Map();
  let last = 0;
  worker.addEventListener('message', ({ data }) => {
    const asked = waiting.get(data.id);
    if (!asked) return;
    if ('progress' in data) return asked.progress?.(data.progress);
    waiting.delete(data.id);
    if (data.error) asked.reject(data.error);
    else asked.resolve(data.value);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    for (const asked of waiting.values()) asked.reject({ code: 'fault' });
    waiting.clear();
  });
  const ask = (call, given, progress) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject, progress });
      worker.postMessage({ id: last, call, given }, given?.files ?? []);
    });
  return { ask };
}

function onPage() {
  const ask = async (call, given, progress) => {
    progress?.('Working. This browser lets the page do one thing at a time, so it may not answer for a moment');
    // Lets the message be drawn first.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { value, error } = await globalThis.dutydeskEngine(call, given, (words) => progress?.(words));
    if (error) throw error;
    return value;
  };
  return { ask };
}
