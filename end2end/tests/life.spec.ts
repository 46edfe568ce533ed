// The life of a case beside the main path: what is missing is told once and comes in; co-departments answer; an immediate
// item is done in one submit, by keyboard, in the time that a clerk has. With script and without.

import { execFileSync } from 'node:child_process';
import { chineseDate, daysAfter, dueDate, hallToday } from '../support/calendar';
import { accept, call, hallUrl, idNumber, password, signedIn, REQUIRED } from '../support/hall';
import { awake, expect, test } from '../support/test';
import { request as http, type APIRequestContext, type Page } from '@playwright/test';

/** What a paper says, as text. */
async function textOf(request: APIRequestContext, path: string): Promise<string> {
  const answer = await request.get(path);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await answer.body() }).toString();
  return text.replace(/\s/g, '');
}

async function open(page: Page, path: string, script: boolean): Promise<void> {
  await page.goto(path);
  if (script) await awake(page);
}

test.describe(() => {
  test.use({ role: 'w5a' });

  test('what is missing is told once; the last of it is accepted the same day', async ({ page, request, javaScriptEnabled }) => {
    const script = javaScriptEnabled !== false;
    await open(page, '/desk/counter?service=TD-04', script);
    await page.locator('#applicant_name').fill('测试㛃');
    await page.locator('#id_number').fill(idNumber('19600601', script ? 401 : 402));
    await page.locator('#phone').fill('13700000009');
    await page.locator('#materials-1').check();
    await page.locator('#materials-2').check();
    await page.getByRole('button', { name: '只收件，一次性告知' }).click();
    await expect(page).toHaveURL(/\/desk\/cases\/\d{13}\/notice$/);
    const number = /cases\/(\d{13})/.exec(page.url())?.[1] ?? '';
    // What was not handed in stands there already; one more is wrong.
    await expect(page.locator('#line-3')).toHaveValue('3:not_handed_in');
    await expect(page.locator('#line-1')).toHaveValue('');
    await page.locator('#line-2').selectOption('2:expired');
    await page.locator('#remark').fill('请带原件');
    await page.getByRole('button', { name: '一次性告知' }).click();
    await expect(page).toHaveURL(new RegExp(`/desk/cases/${number}$`));
    await expect(page.getByRole('main')).toContainText('已一次性告知');
    await expect(page.getByRole('main')).toContainText(chineseDate(daysAfter(hallToday(), 30)));

    const notice = await textOf(page.request, `/desk/cases/${number}/papers/2.pdf`);
    for (const said of ['一次性告知书', '土地使用证', '已过有效期', '请带原件', '第三十二条']) expect(notice).toContain(said);

    await open(page, `/desk/cases/${number}/supplement`, script);
    for (const no of [2, 3]) await page.locator(`#materials-${no}`).check();
    await page.getByRole('button', { name: '收到补正材料' }).click();
    await expect(page.getByRole('main')).toContainText('已一次性告知');
    await open(page, `/desk/cases/${number}/supplement`, script);
    await page.locator('#materials-4').check();
    await page.getByRole('button', { name: '收到补正材料' }).click();
    await expect(page).toHaveURL(new RegExp(`/desk/cases/${number}$`));
    await expect(page.locator('.facts')).toContainText(chineseDate(dueDate(hallToday(), 15)));
    await expect(page.locator('.facts')).toContainText('时限内');
    expect((await request.get(`/api/v1/status/${number}`)).status()).toBe(200);
  });

  test('a joint case goes to the co-departments the same day', async ({ page, browser, javaScriptEnabled }) => {
    const script = javaScriptEnabled !== false;
    const api = await signedIn('w5a');
    const made = await accept(api, 'TD-01', script ? 403 : 404);
    await api.dispose();
    await open(page, `/desk/cases/${made.number}`, script);
    const parts = page.getByRole('region', { name: '会办', exact: true });
    await expect(parts).toContainText('规划建设');
    await expect(parts).toContainText('镇政府');
    await expect(page.locator('#decided_by')).toHaveCount(0);
    const slip = await textOf(page.request, `/desk/cases/${made.number}/papers/2.pdf`);
    for (const said of ['联办件抄告单', '规划建设', '7个工作日']) expect(slip).toContain(said);

    const other = await browser.newContext({ storageState: (await signedIn('co-gh').then((own) => own.storageState())), javaScriptEnabled: script, locale: 'zh-CN' });
    const co = await other.newPage();
    await open(co, new URL('/desk', page.url()).href, script);
    await co.locator(`a[href="/desk/cases/${made.number}"]`).click();
    await expect(co.getByRole('link', { name: '办结' })).toHaveCount(0);
    await co.getByRole('link', { name: '出具会办意见' }).click();
    await co.getByLabel('会办意见').selectOption({ label: '有条件同意' });
    await co.getByRole('button', { name: '出具会办意见' }).click();
    await expect(co.locator('#reason-error')).toHaveText('请填写');
    await co.getByLabel('条件或理由').fill('退让道路三米');
    await co.getByRole('button', { name: '出具会办意见' }).click();
    await expect(co.getByRole('main')).toContainText('有条件同意');
    await other.close();
    await page.reload();
    await expect(parts).toContainText('有条件同意');
  });
});

test.describe(() => {
  test.use({ role: 'w2a' });

  test('an immediate item in one submit: three times on record, one receipt', async ({ page, javaScriptEnabled }) => {
    const script = javaScriptEnabled !== false;
    await open(page, '/desk/counter?service=GA-04', script);
    await page.locator('#applicant_name').fill('测试㛃');
    await page.locator('#id_number').fill(idNumber('19610601', script ? 405 : 406));
    await page.locator('#phone').fill('13700000008');
    for (const no of REQUIRED['GA-04'] ?? []) await page.locator(`#materials-${no}`).check();
    await page.getByRole('button', { name: '受理并当场办结' }).click();
    await expect(page).toHaveURL(/\/receipt$/);
    const number = /cases\/(\d{13})/.exec(page.url())?.[1] ?? '';
    const code = (await page.locator('.receipt__code').textContent()) ?? '';
    const receipt = await textOf(page.request, `/desk/cases/${number}/receipt.pdf`);
    const today = chineseDate(hallToday()).split('（')[0]?.replace(/\s/g, '') ?? '';
    for (const said of ['受理通知书', code, today, '即办件', '申请人联', '存档联']) expect(receipt).toContain(said);
    // The page that was shown first is the original, and so is what the same clerk prints within the minute; a colleague's
    // print is a reprint.
    expect(receipt).not.toContain('补打');
    await expect(page.locator('.receipt__mark')).toHaveCount(0);
    // Without the cookie of the page's own session, which a colleague's signing in would end.
    const colleague = await http.newContext({ baseURL: hallUrl(), storageState: { cookies: [], origins: [] } });
    await call(colleague, '/api/v1/session', { name: 'w2b', password: password() });
    expect(await textOf(colleague, `/desk/cases/${number}/receipt.pdf`)).toContain(`补打${today}`);
    await colleague.dispose();
    await page.goto(`/desk/cases/${number}`);
    for (const step of ['收件', '受理，开始计时', '办结：准予', '结果已送达']) {
      await expect(page.locator('.steps')).toContainText(step);
    }
    await expect(page.locator('.facts')).toContainText('按时');
  });
});
