// The service worker of a site that has none any more: an earlier one is replaced by it, and it takes its leave.
"use strict";

async function retire() {
  const own = (await caches.keys()).filter((name) => name.startsWith(`kbgen ${registration.scope} `));
  await Promise.all(own.map((name) => caches.delete(name)));
  await registration.unregister();
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(retire()));
