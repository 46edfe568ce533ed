// The test function of this folder: knows the hall's address, who is signed in, and fails when the browser complains.

import { test as base, expect, type Page } from '@playwright/test';
import { hallUrl, stateFile, type Role } from './hall';

interface Options {
  /** Who is signed in; nobody by default. */
  role: Role | null;
}

interface Fixtures {
  /** What the browser complained about. Checked after each test: it must be empty. */
  complaints: string[];
}

export const test = base.extend<Options & Fixtures>({
  role: [null, { option: true }],
  baseURL: async ({}, use) => use(hallUrl()),
  storageState: async ({ role }, use) => use(role ? stateFile(role) : undefined),
  complaints: [
    async ({ context, javaScriptEnabled }, use) => {
      const complaints: string[] = [];
      context.on('page', (page) => listen(page, complaints, javaScriptEnabled !== false));
      await use(complaints);
      expect(complaints, 'the browser complained').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Errors and warnings of the console (content security policy and hydration among them), crashes, lost requests. */
function listen(page: Page, complaints: string[], script: boolean): void {
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    // A page may well answer 401 or 404; whether it may is asserted where it is opened.
    if (/^Failed to load resource: the server responded with a status of 4\d\d/.test(text)) return;
    // These tests run without what is kept for reading offline; tests/offline.spec.ts runs with it.
    if (text.includes('Service Worker registration blocked by Playwright')) return;
    // Depends on how fast the machine is, and with scripts off on nothing else than that.
    if (text.includes('was preloaded using link preload but not used')) return;
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${text}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A download takes over from a navigation; leaving a page ends what it was still loading.
    if (reason === 'net::ERR_ABORTED') return;
    // With scripts off the browser itself refuses to preload them.
    if (!script && reason === 'csp' && request.resourceType() === 'script') return;
    complaints.push(`lost: ${request.url()} ${reason}`);
  });
  page.on('response', (answer) => {
    if (answer.status() >= 500) complaints.push(`${answer.status()}: ${answer.url()}`);
  });
}

/** Waits until the page is awake: the browser part has taken it over. */
export async function awake(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-ready', /.*/);
}

/** Opens a page and waits until it is awake; answers the status. */
export async function open(page: Page, path: string): Promise<number> {
  const answer = await page.goto(path);
  await awake(page);
  return answer?.status() ?? 0;
}
