// Lets the service worker keep the site at hand, and tells what it says. Over http only: a disk needs no worker.
(function (kbgen) {
  "use strict";

  const BETWEEN_LOOKS = 10 * 60_000; // milliseconds between two looks for a newer version
  const container = navigator.serviceWorker;

  async function start() {
    const options = { scope: kbgen.site.root, updateViaCache: "none" };
    const registration = await container.register(`${kbgen.site.root}sw.js`, options);
    (await container.ready).active.postMessage("here");
    lookForNewer(registration);
  }

  /** A page may be open all day: it looks when the reader comes back to it. */
  function lookForNewer(registration) {
    let looked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Date.now() - looked < BETWEEN_LOOKS) return;
      looked = Date.now();
      registration.update().catch(() => {});
    });
  }

  /** @param {MessageEvent<"newer" | "stale">} event */
  function onMessage({ data }) {
    if (data === "newer") notice(kbgen.strings.newer, reloadButton());
    else if (!document.body.matches(".page-offline")) notice(kbgen.strings.stale);
  }

  function notice(text, ...actions) {
    document.querySelector(".site-notice")?.remove();
    const box = kbgen.element("div", "site-notice", { role: "status" });
    document.body.append(box); // there before it speaks, or else it is not heard
    box.append(kbgen.element("p", "", {}, [text]), ...actions);
  }

  function reloadButton() {
    const button = kbgen.element("button", "", { type: "button" }, [kbgen.strings.reload]);
    button.addEventListener("click", () => location.reload());
    return button;
  }

  /** Where the page that says "no connection" stands for another, its link leads there. */
  function linkBack() {
    const link = document.querySelector(".offline-retry");
    const path = new URLSearchParams(location.search).get("page");
    if (!link || !path) return;
    const wanted = new URL(path, kbgen.site.root);
    if (wanted.href.startsWith(kbgen.site.root)) link.href = wanted.href;
  }

  linkBack();
  const isSaving = navigator.connection?.saveData; // who pays by the byte fetches nothing ahead
  if (kbgen.site.offline && container && !isSaving && location.protocol.startsWith("http")) {
    container.addEventListener("message", onMessage);
    addEventListener("load", () => start().catch(() => {})); // without a worker all works, save offline
  }
})((globalThis.kbgen = globalThis.kbgen || {}));
