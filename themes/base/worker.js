// The service worker, which keeps the site at hand without a network. `kept` (above, written by the build) tells its
// version and what to fetch: `core` before it takes over; when there is time parts of the `index`, and of a small site
// all of its pages, the `copies`, by their digests.
//
// Each version has a cache of its own. Files with a digest in their name never change, and come from the cache. All
// else comes from the network, so that it is fresh, and from the cache if that is away or slow. A new version takes
// over at once; an open page that is no longer what was published is told so, and what it may still need stays until
// it is gone.
"use strict";

const CACHES = `kbgen ${registration.scope} `;
const CACHE = CACHES + kept.version;
const PATIENCE = 3000; // milliseconds that the network has, where there is a copy
const MOST_READ = 200 + Object.keys(kept.copies).length; // what was seen before and a new version fetches anew
const AT_ONCE = 6;
const LASTING = /^assets\/.*-[0-9a-f]{10}[./]/;

const shown = new Set(); // ids of the clients whose page this version gave
const withoutNetwork = new Set(); // of those whose page came from the cache for want of a network

/** This version's cache, opened once: what is under way when a later version deletes it must not bring it back. */
let opening;
function ownCache() {
  opening ??= caches.open(CACHE);
  return opening;
}

/** The key of an address: as a file of the site, without query and fragment. @param {string} address */
function keyOf(address) {
  const url = new URL(address, registration.scope);
  return url.origin + url.pathname.replace(/\/$/, "/index.html");
}

/** The path of a key below the site's root. */
function pathOf(key) {
  return key.slice(registration.scope.length);
}

/** Puts a good answer into the cache; a full disk is no reason to fail. */
async function keep(key, response) {
  await (await ownCache()).put(key, unredirected(response)).catch(() => {});
}

/** An answer that came after a redirection may not be given to a navigation. */
function unredirected(response) {
  const { status, statusText, headers } = response;
  return response.redirected ? new Response(response.body, { status, statusText, headers }) : response;
}

/** What was kept of a file, if it is still what was published. */
async function copyOf(key) {
  const copy = await caches.match(key);
  if (!copy || LASTING.test(pathOf(key))) return copy;
  const digest = kept.copies[pathOf(key)];
  return digest && (await digestOf(copy.clone())).startsWith(digest) ? copy : undefined;
}

/** @returns {Promise<string>} the SHA-256 of a body, in hexadecimal digits */
async function digestOf(response) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function fetchAndKeep(key) {
  const cache = LASTING.test(pathOf(key)) ? "default" : "no-cache";
  const response = (await copyOf(key)) ?? (await fetch(key, { cache }));
  if (!response.ok) throw new Error(`${key} could not be fetched (${response.status}).`);
  await keep(key, response);
}

/** Fetches what can be had of `keys`, a few at once. */
async function fetchEach(keys) {
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    await Promise.allSettled(keys.slice(at, at + AT_ONCE).map(fetchAndKeep));
  }
}

async function install() {
  const core = kept.core.map(keyOf);
  await Promise.all(core.map(fetchAndKeep));
  const seen = (await keptBefore()).filter((key) => !LASTING.test(pathOf(key)) && !core.includes(key));
  await fetchEach([...new Set(seen)].slice(-MOST_READ));
  await skipWaiting();
}

async function oldCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(CACHES) && name !== CACHE);
}

async function keptBefore() {
  const opened = await Promise.all((await oldCaches()).map((name) => caches.open(name)));
  const requests = await Promise.all(opened.map((cache) => cache.keys()));
  return requests.flat().map((request) => request.url);
}

/** Tells the pages that are outdated, and deletes the old caches if there are none. */
async function leaveOldVersions() {
  const names = await oldCaches();
  const open = names.length ? await clients.matchAll({ type: "window", includeUncontrolled: true }) : [];
  const areOutdated = await Promise.all(open.map((client) => isOutdated(client, names)));
  open.filter((_, at) => areOutdated[at]).forEach((client) => client.postMessage("newer"));
  if (!areOutdated.includes(true)) await Promise.all(names.map((name) => caches.delete(name)));
}

/** Whether the copy of a page in the latest old cache, which is what it shows, is not what was published now. */
async function isOutdated(client, oldNames) {
  const key = keyOf(client.url);
  const now = await caches.match(key, { cacheName: CACHE });
  const found = await Promise.all(oldNames.map((cacheName) => caches.match(key, { cacheName })));
  const before = found.findLast(Boolean);
  return Boolean(before && now && !shown.has(client.id) && (await before.text()) !== (await now.text()));
}

async function activate() {
  await leaveOldVersions();
  await clients.claim();
}

function after(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** From the network, or what is kept if that fails or takes too long. */
async function networkFirst(event, key) {
  const copy = await caches.match(key, { cacheName: CACHE });
  const answer = fetch(event.request).then((response) => noted(key, response));
  event.waitUntil(answer.catch(() => {}));
  if (!copy) return answer;
  const response = await Promise.race([answer.catch(() => {}), after(PATIENCE)]);
  if (response && response.status < 500) return response;
  withoutNetwork.add(event.resultingClientId);
  event.waitUntil(answer.then((late) => tellIfOther(event.resultingClientId, copy.clone(), late)).catch(() => {}));
  return copy.clone();
}

/** Keeps an answer, or forgets what is no longer there, and gives it back. */
async function noted(key, response) {
  if (response.ok) await keep(key, response.clone());
  else if (response.status === 404) await (await ownCache()).delete(key);
  return response;
}

/** A page that came from the cache is told when the network had another. */
async function tellIfOther(id, copy, late) {
  if (!late.ok || !id || late.bodyUsed) return;
  if ((await copy.text()) !== (await late.clone().text())) (await clients.get(id))?.postMessage("newer");
}

async function cacheFirst(event, key) {
  const copy = await caches.match(key);
  return copy ?? fetch(event.request).then((response) => noted(key, response));
}

/** A page, or where neither network nor cache has it, the one that says so in its language. */
async function page(event, key) {
  shown.add(event.resultingClientId);
  try {
    return await networkFirst(event, key);
  } catch {
    const path = pathOf(key);
    const language = kept.languages.find((tag) => path.startsWith(`${tag}/`)) ?? kept.languages[0];
    return Response.redirect(`${registration.scope}${language}/offline.html?page=${encodeURIComponent(path)}`);
  }
}

function answer(event) {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range") || !request.url.startsWith(registration.scope)) return;
  const key = keyOf(request.url);
  if (request.mode === "navigate") event.respondWith(page(event, key));
  else if (LASTING.test(pathOf(key)) && !new URL(request.url).search) event.respondWith(cacheFirst(event, key));
  else event.respondWith(networkFirst(event, key));
}

/** A page says that it is there: it is kept, told if it may be old, and what is still to be fetched is fetched. */
async function welcome(client) {
  if (withoutNetwork.delete(client.id)) client.postMessage("stale");
  await leaveOldVersions();
  const has = new Set((await (await ownCache()).keys()).map((request) => request.url));
  const wanted = [client.url, ...kept.index, ...Object.keys(kept.copies)];
  await fetchEach(wanted.map(keyOf).filter((key) => !has.has(key)));
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", answer);
addEventListener("message", (event) => event.waitUntil(welcome(event.source)));
