// Fetches the search index as classic scripts, the one way that also works on pages opened from a disk.
(function (kbgen) {
  "use strict";

  /** @type {Map<string, Promise<any>>} */
  const loading = new Map();
  /** @type {Map<string, number>} */
  const failures = new Map();
  let received;

  /** Called by each script of the index. */
  function receive(content) {
    received = content;
  }

  /**
   * The index of a language, opened once; after a failure, of a part of it as well, another call opens it anew. Its
   * parts stand in a folder named by their content, so that they may be kept for ever; which folder is told by a
   * small script of a lasting name, so that no page changes when only the index does.
   * @param {string} language
   * @returns {Promise<Index>}
   */
  function loadIndex(language) {
    const pointer = `${kbgen.site.assets}search-${language}.js`;
    return once(pointer, async () => {
      const folder = await inject(pointer, `${pointer}?${Date.now()}`);
      const load = async (name) => {
        try {
          return await once(`${kbgen.site.assets}${folder}/${name}.js`, (part) => inject(part, freshAddress(part)));
        } catch (error) {
          loading.delete(pointer); // the site may have been published anew, with its index in another folder
          throw error;
        }
      };
      return kbgen.openIndex(await load("index"), load);
    });
  }

  /** What `fetch` makes of `name`, kept unless it fails. */
  function once(name, fetch) {
    if (!loading.has(name)) {
      const found = fetch(name);
      loading.set(name, found);
      found.catch(() => loading.delete(name));
    }
    return loading.get(name);
  }

  /**
   * @param {string} name
   * @param {string} address where the browser gets it
   * @returns {Promise<unknown>} what the script handed over
   */
  function inject(name, address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => {
        const content = received;
        received = undefined;
        if (content === undefined) fail(name, reject, "holds no part of the search index");
        else resolve(content);
      };
      script.onerror = () => fail(name, reject, "could not be loaded");
      document.head.append(script);
    });
  }

  function fail(name, reject, what) {
    failures.set(name, (failures.get(name) ?? 0) + 1);
    reject(new Error(`${name} ${what}.`));
  }

  /** After a failure, an address that the browser has not kept a broken copy of. */
  function freshAddress(name) {
    const failed = failures.get(name);
    return failed ? `${name}?attempt=${failed + 1}` : name;
  }

  kbgen.receive = receive;
  kbgen.loadIndex = loadIndex;
})((globalThis.kbgen = globalThis.kbgen || {}));
