// A question from asking to the published answer: the citizen, the clerk, the public. With and without script.

import type { BrowserContext, Page } from '@playwright/test';
import { audit } from '../support/audit';
import { hallUrl, stateFile } from '../support/hall';
import { awake, expect, test } from '../support/test';

/** A window for somebody else. */
async function other(context: BrowserContext, script: boolean, role?: 'w5a' | 'w1a' | 'w7a'): Promise<Page> {
  const options = { baseURL: hallUrl(), javaScriptEnabled: script, locale: 'zh-CN' };
  const made = await context.browser()?.newContext(role ? { ...options, storageState: stateFile(role) } : options);
  if (!made) throw new Error('no browser');
  return made.newPage();
}

async function go(page: Page, path: string, script: boolean): Promise<void> {
  await page.goto(path);
  if (script) await awake(page);
}

/** Unfolds what may be unfolded already. */
async function unfold(page: Page, words: string): Promise<void> {
  const details = page.locator('details', { hasText: words });
  if ((await details.getAttribute('open')) === null) await page.getByText(words).click();
}

/** Sends the question; a form that was sent too quickly comes back with everything and is sent again. */
async function send(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: '提交咨询' });
  await expect(async () => {
    if (await button.isVisible()) await button.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('您的咨询已收到', { timeout: 1500 });
  }).toPass();
}

test('a question about a service is asked, answered, published and read', async ({ page, context, javaScriptEnabled }) => {
  test.slow();
  const script = javaScriptEnabled !== false;
  const mark = script ? '有脚本' : '无脚本';
  await go(page, '/services/TD-04', script);
  await page.getByRole('link', { name: '我要咨询' }).click();
  await expect(page.getByRole('main')).toContainText('土地使用权变更登记');
  if (script) await awake(page);
  await page.locator('#text').fill(`${mark}：过户要本人到场吗？`);
  await page.locator('#name').fill('王㛃');
  await send(page);
  await expect(page).toHaveURL(/\/ask\/Z\d+\?code=[0-9A-Z]{6}$/);
  const address = page.url();
  const number = /Z\d+/.exec(address)?.[0] ?? '';
  await expect(page.locator('.bigline .lamp--ok')).toContainText('等待答复');

  const clerk = await other(context, script, 'w5a');
  await go(clerk, '/desk/questions', script);
  await clerk.locator(`a[href="/desk/questions/${number}"]`).click();
  await expect(clerk.getByRole('main')).toContainText('过户要本人到场吗');
  await clerk.locator('#answer').fill('要。带身份证。');
  await clerk.getByRole('button', { name: '答复', exact: true }).click();
  await expect(clerk.locator('.steps')).toContainText('答复');

  await go(page, address, script);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('您的咨询已答复');
  await expect(page.getByRole('main')).toContainText('要。带身份证。');

  // The wording is prepared, looked at, published.
  await go(clerk, `/desk/questions/${number}`, script);
  await unfold(clerk, '公开这条答复');
  const wording = clerk.locator('form', { has: clerk.locator('#public_question') });
  await wording.locator('#public_question').fill(`${mark}：王㛃问，电话 139-0000-1234`);
  await clerk.getByRole('button', { name: '看看公众会看到什么' }).click();
  await expect(clerk.getByRole('heading', { name: '公众将看到' })).toBeVisible();
  await expect(clerk.getByRole('main')).toContainText('含有个人号码，不能公开');
  await expect(clerk.getByRole('button', { name: '公开', exact: true })).toHaveCount(0);
  await unfold(clerk, '公开这条答复');
  await wording.locator('#public_question').fill(`${mark}：过户要本人到场吗？`);
  await clerk.getByRole('button', { name: '看看公众会看到什么' }).click();
  await clerk.getByRole('button', { name: '公开', exact: true }).click();
  await expect(clerk.getByRole('heading', { name: '公众现在看到' })).toBeVisible();

  const reader = await other(context, script);
  await go(reader, '/services/TD-04', script);
  await reader.getByText(`${mark}：过户要本人到场吗？`).click();
  await expect(reader.getByRole('main')).toContainText('要。带身份证。');
  await go(reader, `/questions?q=${encodeURIComponent(mark)}`, script);
  await expect(reader.getByText(`${mark}：过户要本人到场吗？`)).toBeVisible();
  await expect(reader.getByRole('main')).not.toContainText('王㛃');
});

test('a general question goes to the enquiry desk, which hands it on', async ({ page, context, javaScriptEnabled }) => {
  const script = javaScriptEnabled !== false;
  await go(page, '/ask', script);
  await page.locator('#text').fill('房产证在哪里办？');
  await send(page);
  const number = /Z\d+/.exec(page.url())?.[0] ?? '';
  await expect(page.getByRole('main')).toContainText('咨询台');

  const desk = await other(context, script, 'w1a');
  await go(desk, `/desk/questions/${number}`, script);
  await unfold(desk, '转给负责的部门');
  await desk.locator('#to').selectOption('FG');
  await desk.locator('#note').fill('归房管答复');
  await desk.getByRole('button', { name: '转出' }).click();
  await expect(desk).toHaveURL(/\/desk\/questions\?handed=/);
  await expect(desk.getByRole('main')).toContainText('已转出');

  const housing = await other(context, script, 'w7a');
  await go(housing, `/desk/questions/${number}`, script);
  await expect(housing.locator('.steps')).toContainText('归房管答复');
  await page.reload();
  await expect(page.getByRole('main')).toContainText('已转给负责的部门');
});

test('an empty question is refused in place, a wrong code like a wrong number', async ({ page, javaScriptEnabled }) => {
  const script = javaScriptEnabled !== false;
  await go(page, '/ask', script);
  await page.locator('#name').fill('王㛃');
  await page.getByRole('button', { name: '提交咨询' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '要改' })).toContainText('请填写');
  await expect(page.locator('#name')).toHaveValue('王㛃');
  if (script) expect(await audit(page)).toEqual([]);
  // The form was shown long enough already: mended, it is taken at once.
  await page.locator('#text').fill('请问几点开门？');
  await send(page);
  await go(page, '/ask/answer?number=Z080303-0007-1&code=', script);
  await expect(page.getByRole('alert').filter({ hasText: '请填写' })).toContainText('查询码');
  await expect(page.locator('#code')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#number')).not.toHaveAttribute('aria-invalid', 'true');
  for (const number of ['Z080303-9999-9', 'nonsense']) {
    await go(page, '/ask/answer', script);
    await page.locator('#number').fill(number);
    await page.locator('#code').fill('222222');
    await page.getByRole('button', { name: '查答复' }).click();
    await expect(page.getByRole('alert')).toContainText('没有查到');
  }
});
