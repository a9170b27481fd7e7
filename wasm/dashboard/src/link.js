// Questions to the engine: in a worker, or on the page itself where no worker can start.

export async function connect() {
  // Compiled while the worker starts.
  const compiled = unpacked(document.getElementById('wasm').textContent);
  try {
    const ask = inWorker();
    return { ask, where: 'worker', started: await ask('start', { module: await compiled }) };
  } catch {
    return { ask: onPage, where: 'page', started: await onPage('start', { module: await compiled }) };
  }
}

async function unpacked(base64) {
  const text = atob(base64);
  const packed = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) packed[at] = text.charCodeAt(at);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return WebAssembly.compileStreaming(new Response(stream, { headers: { 'Content-Type': 'application/wasm' } }));
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
  return (call, given, progress) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject, progress });
      worker.postMessage({ id: last, call, given }, given?.files ?? []);
    });
}

async function onPage(call, given, progress) {
  if (progress) {
    progress('Working. In this browser the page does one thing at a time and may not answer for a moment');
    // Lets the message be drawn first.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { value, error } = await globalThis.dutydeskEngine(call, given, () => {});
  if (error) throw error;
  return value;
}
