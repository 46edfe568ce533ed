// What travels to a browser, after Brotli, against the budgets (1 KB = 1000 bytes). A table is printed at the end.

import { request, type Response } from '@playwright/test';
import { brotliCompressSync, constants } from 'node:zlib';
import { hallUrl, stateFile } from '../support/hall';
import { ERRORS, PUBLIC, STAFF, pathOf, type PageKind } from '../support/pages';
import { expect, open, test } from '../support/test';

const KB = 1000;
const BUDGET = { public: 20 * KB, staff: 40 * KB, board: 60 * KB };

/** Bytes after Brotli: pages are compressed quickly while they are sent, files thoroughly when they are built. */
const brotli = (body: Buffer, quality: number): number =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;

function budgetOf(kind: PageKind): number {
  if (kind.budget === 'board') return BUDGET.board;
  return kind.role ? BUDGET.staff : BUDGET.public;
}

test('the HTML of every page keeps its budget', async () => {
  const lines: string[] = [];
  const tooLarge: string[] = [];
  for (const kind of [...PUBLIC, ...ERRORS, ...STAFF]) {
    const api = await request.newContext({
      baseURL: hallUrl(),
      ...(kind.role ? { storageState: stateFile(kind.role) } : {}),
    });
    const size = brotli(await (await api.get(pathOf(kind))).body(), 5);
    await api.dispose();
    const line = `${kind.name.padEnd(26)} ${String(size).padStart(7)} ${String(budgetOf(kind)).padStart(7)}`;
    lines.push(line);
    if (size > budgetOf(kind)) tooLarge.push(line);
  }
  console.log(`${'HTML after Brotli'.padEnd(26)} ${'is'.padStart(7)} ${'may be'.padStart(7)}\n${lines.join('\n')}`);
  expect(tooLarge).toEqual([]);
});

test('home and a guide are small on their first view without script, stylesheet included', async ({ request }) => {
  for (const path of ['/', '/services/TD-01']) {
    const html = await (await request.get(path)).body();
    const css = /<link rel="stylesheet" href="([^"]+)"/.exec(html.toString())?.[1] ?? '';
    const style = await (await request.get(css)).body();
    const size = brotli(html, 5) + brotli(style, 11);
    console.log(`${path} and the stylesheet: ${size} bytes after Brotli`);
    expect(size, path).toBeLessThanOrEqual(40 * KB);
  }
});

/**
 * What all WASM of a first visit may weigh together: our own ceiling, above the 250 KB of its first file. Each file keeps its
 * own budget; docs/BROWSER-PART.md says what the sum is made of and what would make it smaller.
 */
const FIRST_VISIT = 560 * KB;

for (const [name, path, role] of [
  ['home', '/', null],
  ['a guide', '/services/TD-01', null],
  ['the counter', '/desk/counter?service=TD-04', 'w5a'],
] as const) {
  test.describe(() => {
    test.use({ role });

    test(`the first visit of ${name} keeps its budgets: one stylesheet, scripts, WASM, no fonts, no pictures`, async ({ page }) => {
      const answers: Response[] = [];
      page.on('response', (answer) => answers.push(answer));
      await open(page, path);
      await page.waitForLoadState('networkidle');
      const files = answers.filter((answer) => answer.ok() && new URL(answer.url()).pathname !== new URL(path, hallUrl()).pathname);
      const sizes = await Promise.all(
        files.map(async (answer) => ({
          path: new URL(answer.url()).pathname,
          kind: (answer.headers()['content-type'] ?? '').split(';')[0] ?? '',
          size: brotli(await answer.body(), 11),
        })),
      );
      const of = (...kinds: string[]) => sizes.filter((file) => kinds.includes(file.kind));
      const total = (files: typeof sizes) => files.reduce((sum, file) => sum + file.size, 0);
      const wasm = of('application/wasm');
      console.log(sizes.map((file) => `${file.path.padEnd(46)} ${String(file.size).padStart(7)}`).join('\n'));
      console.log(`first visit of ${name}: ${total(wasm)} bytes of WASM in ${wasm.length} files, may be ${FIRST_VISIT}`);
      expect(of('text/css')).toHaveLength(1);
      expect(total(of('text/css'))).toBeLessThanOrEqual(10 * KB);
      expect(total(of('text/javascript', 'application/javascript'))).toBeLessThanOrEqual(25 * KB);
      // One file that wakes every page up, and the chunks of this one.
      const first = wasm.filter((file) => /\/hall\./.test(file.path));
      const chunks = wasm.filter((file) => !first.includes(file));
      expect(first).toHaveLength(1);
      expect(total(first)).toBeLessThanOrEqual(250 * KB);
      for (const chunk of chunks) expect(chunk.size, chunk.path).toBeLessThanOrEqual(150 * KB);
      expect(total(wasm), 'all WASM of the visit').toBeLessThanOrEqual(FIRST_VISIT);
      const fonts = sizes.filter((file) => file.kind.startsWith('font/'));
      const pictures = sizes.filter((file) => file.kind.startsWith('image/') && file.path !== '/favicon.svg');
      expect([...fonts, ...pictures]).toEqual([]);
    });
  });
}

test('what is served compressed is what the budgets count', async ({ page, request }) => {
  const wasm: string[] = [];
  page.on('request', (asked) => {
    if (/\/hall\.[^/]*\.wasm$/.test(asked.url())) wasm.push(asked.url());
  });
  await open(page, '/');
  const first = wasm[0];
  expect(first).toBeDefined();
  const answer = await request.fetch(first ?? '', { method: 'HEAD', headers: { 'accept-encoding': 'br' } });
  expect(answer.headers()['content-encoding']).toBe('br');
  expect(answer.headers()['cache-control']).toContain('immutable');
  expect(Number(answer.headers()['content-length'])).toBeLessThanOrEqual(250 * KB);
});
