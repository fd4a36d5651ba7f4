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
   * The index of a language, fetched once; after a failure, another call tries again.
   * @param {string} language
   * @returns {Promise<Index>}
   */
  function loadIndex(language) {
    const folder = kbgen.site.assets + kbgen.site.indexes[language];
    const load = (name) => once(`${folder}/${name}.js`, inject);
    return once(folder, async () => kbgen.openIndex(await load("index"), load));
  }

  /** What `fetch` makes of `address`, kept unless it fails. */
  function once(address, fetch) {
    if (!loading.has(address)) {
      const found = fetch(address);
      loading.set(address, found);
      found.catch(() => loading.delete(address));
    }
    return loading.get(address);
  }

  /**
   * @param {string} address
   * @returns {Promise<unknown>} what the script handed over
   */
  function inject(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = freshAddress(address);
      script.onload = () => {
        const content = received;
        received = undefined;
        if (content === undefined) fail(address, reject, "holds no part of the search index");
        else resolve(content);
      };
      script.onerror = () => fail(address, reject, "could not be loaded");
      document.head.append(script);
    });
  }

  function fail(address, reject, what) {
    failures.set(address, (failures.get(address) ?? 0) + 1);
    reject(new Error(`${address} ${what}.`));
  }

  /** After a failure, an address that the browser has not kept a broken copy of. */
  function freshAddress(address) {
    const failed = failures.get(address);
    return failed ? `${address}?attempt=${failed + 1}` : address;
  }

  kbgen.receive = receive;
  kbgen.loadIndex = loadIndex;
})((globalThis.kbgen = globalThis.kbgen || {}));
