// Keeps the guides that somebody has read, so that they can be read again without network. Only pages for everybody: no
// case, no question, nothing of the staff is ever kept. The network comes first; what was kept is shown when it fails.

const KEPT = "hall-1";
const OFFLINE = "/offline.html";
const MOST_PAGES = 80;
const MOST_ANSWERS = 160;
const MOST_FILES = 120;

const pages = /^\/($|services$|services\/[^/]+$|a-z$|forms$|forms\/[^/]+\/fill$|open$|about$|ask$|questions$|news$)/;
const data = /^\/api\/v1\/(hall|overview|departments|windows|towns|services|forms|answers|news|clock\/due|calendar)($|\/(?!downloads))/;

self.addEventListener("install", (event) => {
  event.waitUntil(keepPage(OFFLINE).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const others = (names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(others).then(() => self.clients.claim()).then(keepOpenPages));
});

// Keeps an answer, and forgets the oldest of its kind beyond what is allowed.
async function keep(request, response, kind, most) {
  const kept = await caches.open(KEPT);
  await kept.delete(request);
  await kept.put(request, response);
  const same = (await kept.keys()).filter((other) => kind(new URL(other.url)));
  await Promise.all(same.slice(0, Math.max(0, same.length - most)).map((other) => kept.delete(other)));
}

// Keeps a page together with the files that it names.
async function keepPage(address) {
  const page = await fetch(address);
  if (!page.ok || page.redirected) return;
  const text = await page.clone().text();
  await keep(new Request(address), page, isPage, MOST_PAGES);
  for (const file of new Set(text.match(/\/pkg\/[\w.-]+/g))) {
    if (await caches.match(file)) continue;
    const answer = await fetch(file);
    if (answer.ok) await keep(new Request(file), answer, isFile, MOST_FILES);
  }
}

// The page with which a first visit begins was fetched before there was anything that could keep it.
async function keepOpenPages() {
  const open = await self.clients.matchAll({ type: "window" });
  const addresses = open.map((client) => new URL(client.url)).filter(isPublic);
  await Promise.all(addresses.map((url) => keepPage(url.pathname + url.search).catch(() => {})));
}

const isFile = (url) => url.pathname.startsWith("/pkg/");
const isAnswer = (url) => data.test(url.pathname);
const isPage = (url) => !isFile(url) && !isAnswer(url) && url.pathname !== OFFLINE;
// The number and code of an answer are somebody's.
const isPublic = (url) => (pages.test(url.pathname) || data.test(url.pathname)) && !url.searchParams.has("code");

// A kept page says so: the stylesheet shows what it says of itself when it is marked.
async function marked(known) {
  const headers = new Headers(known.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response((await known.text()).replace("<html", "<html data-kept"), { headers });
}

// So does a page that is open and was given a kept answer.
async function tell(client) {
  const page = await self.clients.get(client);
  if (page) page.postMessage("kept");
}

async function fromNetworkFirst(event) {
  const request = event.request;
  const url = new URL(request.url);
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected) {
      const [kind, most] = isAnswer(url) ? [isAnswer, MOST_ANSWERS] : [isPage, MOST_PAGES];
      event.waitUntil(keep(request, response.clone(), kind, most));
      // A guide that was reached inside the page is read again by its address.
      const guide = url.pathname.match(/^\/api\/v1(\/services\/[^/]+)$/);
      if (guide && !(await caches.match(guide[1]))) {
        event.waitUntil(fetch(guide[1]).then((page) => page.ok && keep(guide[1], page, isPage, MOST_PAGES)).catch(() => {}));
      }
    }
    return response;
  } catch (error) {
    const known = await caches.match(request);
    if (known && request.mode === "navigate") return marked(known);
    if (request.mode === "navigate") return caches.match(OFFLINE);
    if (!known) throw error;
    if (event.clientId) event.waitUntil(tell(event.clientId));
    return known;
  }
}

async function fromKeptFirst(event) {
  const known = await caches.match(event.request);
  if (known) return known;
  const response = await fetch(event.request);
  if (response.ok) event.waitUntil(keep(event.request, response.clone(), isFile, MOST_FILES));
  return response;
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (isFile(url)) event.respondWith(fromKeptFirst(event));
  else if (isPublic(url)) event.respondWith(fromNetworkFirst(event));
  else if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(OFFLINE)));
  }
});
