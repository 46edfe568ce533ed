// What protects the hall as a browser sees it. Violations of the content security policy fail every test of this
// folder: they are console errors.

import { request } from '@playwright/test';
import { accept, hallUrl, password, signedIn, stateFile } from '../support/hall';
import { PAGES, pathOf } from '../support/pages';
import { expect, open, test } from '../support/test';

test('every page has a strict policy with a nonce of its own', async () => {
  const nonces: string[] = [];
  for (const kind of PAGES) {
    const state = kind.role ? { storageState: stateFile(kind.role) } : {};
    const api = await request.newContext({ baseURL: hallUrl(), ...state });
    const answer = await api.get(pathOf(kind));
    const headers = answer.headers();
    const policy = headers['content-security-policy'] ?? '';
    const html = await answer.text();
    await api.dispose();
    expect(policy, kind.name).not.toContain('unsafe-inline');
    expect(policy, kind.name).not.toContain("'unsafe-eval'");
    for (const part of ["default-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"]) {
      expect(policy, kind.name).toContain(part);
    }
    const nonce = /script-src 'nonce-([\w-]+)'/.exec(policy)?.[1] ?? '';
    expect(nonce.length, kind.name).toBeGreaterThanOrEqual(20);
    nonces.push(nonce);
    for (const script of html.match(/<script[^>]*>/g) ?? []) {
      // Data for programs is never run.
      if (!script.includes('application/ld+json')) expect(script).toContain(`nonce="${nonce}"`);
    }
    expect(html).not.toMatch(/<[a-z][^>]*\s(style|on[a-z]+)=/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
  }
  expect(new Set(nonces).size).toBe(PAGES.length);
});

test('the session cookie is closed to scripts and other sites; signing out ends it for good', async ({ page, context }) => {
  await open(page, '/desk/sign-in');
  await page.locator('#name').fill('w5b');
  await page.locator('#password').fill(password());
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.locator('.desk__who')).toBeVisible();
  const session = (await context.cookies()).find((cookie) => cookie.name.includes('session'));
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(await page.evaluate(() => document.cookie)).not.toContain('session');

  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/desk\/sign-in$/);
  expect((await context.cookies()).find((cookie) => cookie.name.includes('session'))).toBeUndefined();
  const stolen = { cookie: `${session?.name}=${session?.value}` };
  const api = await request.newContext({ baseURL: hallUrl(), extraHTTPHeaders: stolen });
  expect((await api.get('/api/v1/session')).status()).toBe(401);
  await api.dispose();
  await page.goBack();
  await expect(page.locator('.desk__who')).toHaveCount(0);
});

test('another site cannot act in a clerk\'s name', async () => {
  const api = await signedIn('w5a');
  const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  const answer = await api.post('/api/v1/cases', { headers, data: {} });
  expect(answer.status()).toBe(403);
  const form = await api.post('/desk', { headers, form: { _op: 'DELETE /api/v1/session', _next: '/' } });
  expect(form.status()).toBe(403);
  expect((await api.get('/api/v1/session')).status()).toBe(200);
  await api.dispose();
});

test('what the public sees of a case holds no person', async ({ page }) => {
  const api = await signedIn('w5a');
  const made = await accept(api, 'TD-04', 501);
  await api.dispose();
  await open(page, `/status/${made.number}?code=${made.query_code}`);
  await expect(page.locator('.bigline')).toBeVisible();
  const html = await page.content();
  for (const secret of [made.applicant_name, '13800000000', '19700101']) expect(html).not.toContain(secret);
  for (const path of ['/board', '/open', `/api/v1/status/${made.number}?code=${made.query_code}`]) {
    const text = await (await page.request.get(path)).text();
    for (const secret of [made.applicant_name, '13800000000', '19700101']) expect(text).not.toContain(secret);
  }
});

test('a case of another department is not there for a clerk', async ({ request: api }) => {
  const own = await signedIn('w5a');
  const made = await accept(own, 'TD-04', 502);
  await own.dispose();
  const other = await signedIn('w2a');
  for (const path of [`/api/v1/cases/${made.number}`, `/desk/cases/${made.number}`]) {
    expect([403, 404]).toContain((await other.get(path)).status());
  }
  expect([403, 404]).toContain((await other.get(`/desk/cases/${made.number}/receipt.pdf`)).status());
  await other.dispose();
  expect((await api.get(`/desk/cases/${made.number}/receipt.pdf`)).status()).toBe(401);
  expect((await api.get(`/desk/cases/${made.number}/qr.svg`)).status()).toBe(401);
});
