// Fetches the index as a classic script, the one way that also works on pages opened from a disk.
(function (kbgen) {
  "use strict";

  /** @type {Map<string, Promise<Index>>} */
  const loading = new Map();
  /** @type {Map<string, number>} */
  const failures = new Map();
  let received;

  /** Called by the index script. */
  function receiveIndex(wire) {
    received = wire;
  }

  /**
   * The index at `address`, fetched once; after a failure, another call tries again.
   * @param {string} address
   * @returns {Promise<Index>}
   */
  function loadIndex(address) {
    if (!loading.has(address)) {
      const index = inject(freshAddress(address)).then(kbgen.decodeIndex);
      loading.set(address, index);
      index.catch(() => {
        loading.delete(address);
        failures.set(address, (failures.get(address) ?? 0) + 1);
      });
    }
    return loading.get(address);
  }

  /** After a failure, an address that the browser has not kept a broken copy of. */
  function freshAddress(address) {
    const failed = failures.get(address);
    return failed ? `${address}?attempt=${failed + 1}` : address;
  }

  /**
   * @param {string} address
   * @returns {Promise<unknown>} what the script handed over
   */
  function inject(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => {
        const wire = received;
        received = undefined;
        if (wire === undefined) reject(new Error(`${address} holds no search index.`));
        else resolve(wire);
      };
      script.onerror = () => reject(new Error(`${address} could not be loaded.`));
      document.head.append(script);
    });
  }

  kbgen.receiveIndex = receiveIndex;
  kbgen.loadIndex = loadIndex;
})((globalThis.kbgen = globalThis.kbgen || {}));
