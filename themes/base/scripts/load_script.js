// Scripts fetched when they are needed: by tag, the one way that also works on pages opened from a disk.
(function (kbgen) {
  "use strict";

  let received;

  /** Called by each script that is data: of the search index, say. */
  function receive(content) {
    received = content;
  }

  /** What the script that has just run handed over. */
  function take() {
    const content = received;
    received = undefined;
    return content;
  }

  /** @type {Map<string, Promise<any>>} */
  const loading = new Map();
  /** @type {Map<string, number>} */
  const failures = new Map();

  /**
   * What `load` makes, once for each name; after a failure, another call tries again.
   * @template T
   * @param {string} name
   * @param {() => Promise<T>} load
   * @returns {Promise<T>}
   */
  function once(name, load) {
    if (!loading.has(name)) {
      const found = load();
      loading.set(name, found);
      found.catch(() => forget(name));
    }
    return loading.get(name);
  }

  /** The next call of `once` for this name loads anew. */
  function forget(name) {
    loading.delete(name);
  }

  /**
   * Runs the script at `address`, once unless it fails.
   * @template T
   * @param {string} address
   * @param {() => T | undefined} take gives what the script has handed over, undefined if it is not the one wanted
   * @returns {Promise<T>}
   */
  function loadScript(address, take) {
    return once(address, () => inject(address, take));
  }

  function inject(address, take) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = freshAddress(address);
      script.onload = () => {
        const content = take();
        if (content === undefined) fail(address, reject, "is not what it should be");
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

  /** What a script of a lasting name hands over now, whatever the browser has kept. @returns {Promise<any>} */
  function loadNow(address) {
    return loadScript(`${address}?${Date.now()}`, take);
  }

  Object.assign(kbgen, { receive, take, once, forget, loadScript, loadNow });
})((globalThis.kbgen = globalThis.kbgen || {}));
