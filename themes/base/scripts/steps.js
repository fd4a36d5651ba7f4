// Long work done a bit at a time, so that typing goes on meanwhile.
(function (kbgen) {
  "use strict";

  const LONGEST_STEP = 8; // milliseconds, half a frame

  // A message to oneself comes back at once; a timer waits for four milliseconds each time.
  const { port1, port2 } = new MessageChannel();
  const waiting = [];
  port1.onmessage = () => waiting.shift()();

  /**
   * Runs `work` to its end, with pauses in which the page can do other things.
   * @template T
   * @param {Generator<undefined, T>} work
   * @returns {Promise<T>}
   */
  async function inSteps(work) {
    for (;;) {
      const until = performance.now() + LONGEST_STEP;
      while (performance.now() < until) {
        const { done, value } = work.next();
        if (done) return value;
      }
      await new Promise((resolve) => {
        waiting.push(resolve);
        port2.postMessage(0);
      });
    }
  }

  kbgen.inSteps = inSteps;
})((globalThis.kbgen = globalThis.kbgen || {}));
