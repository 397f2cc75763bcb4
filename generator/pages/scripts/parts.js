// Parts of the index: scripts that hand over bytes.
//
// A page opened from a folder may not fetch, but it may add scripts; so the same files serve a
// folder and a server, under a policy that allows nothing but scripts of the site itself.
// generator/search/parts.py writes them.
(() => {
  "use strict";
  const folder = new URL("../search/", document.currentScript.src);
  const expected = new Map();
  const loaded = new Map();
  const values = new Map();
  const versions = new Map();

  // Why a part cannot be had: "missing", "damaged" or "outdated".
  class PartError extends Error {
    constructor(reason, name) {
      super(`${reason}: ${name}`);
      this.reason = reason;
    }
  }

  const addScript = (name, query) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const end = (reason) => {
        script.remove();
        expected.delete(name);
        if (reason) reject(new PartError(reason, name));
      };
      expected.set(name, (...values) => {
        resolve(values);
        expected.delete(name);
      });
      // A script that was cut off loads all the same, and hands nothing over.
      script.onload = () => end(expected.has(name) ? "damaged" : "");
      script.onerror = () => end("missing");
      script.src = new URL(`${name}.js?${query}`, folder);
      document.head.append(script);
    });

  const unpack = async (letters, isCompressed) => {
    const text = atob(letters);
    const bytes = new Uint8Array(text.length);
    for (let place = 0; place < text.length; place++) bytes[place] = text.charCodeAt(place);
    if (!isCompressed) return bytes;
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(plain).arrayBuffer());
  };

  // The version is asked for anew on every page, all else only when it changed.
  const askVersion = async (name) => {
    const [stamp] = await addScript(name, `t=${Date.now()}`);
    return stamp;
  };

  const load = async (name) => {
    const wanted = await remembered(versions, "version", askVersion);
    const [stamp, letters, isCompressed] = await addScript(name, `v=${wanted}`);
    if (stamp !== wanted) throw new PartError("outdated", name);
    try {
      return await unpack(letters, isCompressed);
    } catch {
      throw new PartError("damaged", name);
    }
  };

  // Keeps what `make` promises under a name; what failed is tried again when asked again.
  const remembered = (kept, name, make) => {
    if (!kept.has(name)) {
      const value = make(name);
      kept.set(name, value);
      value.catch(() => kept.delete(name));
    }
    return kept.get(name);
  };

  // Returns a promise of the bytes of a part.
  const part = (name) => remembered(loaded, name, load);

  const parsed = async (name) => {
    const bytes = await part(name);
    try {
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch {
      throw new PartError("damaged", name);
    }
  };

  // Returns a promise of the value in a part, the same each time.
  const json = (name) => remembered(values, name, parsed);

  window.archiveSearch = {
    version: (stamp) => expected.get("version")?.(stamp),
    part: (name, ...values) => expected.get(name)?.(...values),
    parts: { part, json, PartError },
  };
})();
