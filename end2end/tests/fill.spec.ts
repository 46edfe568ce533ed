// Filling a form in on the screen: what was typed is in the PDF, and what is wrong comes back beside its field. With and
// without script.

import type { APIResponse, Page, Request } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { audit } from '../support/audit';
import { idNumber } from '../support/hall';
import { awake, expect, test } from '../support/test';

/** The text of a PDF, without blanks. */
export const textOf = (pdf: Buffer): string =>
  execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], { input: pdf }).toString('utf8').replace(/\s/g, '');

const ID = idNumber('19700101', 555);

async function fillIn(page: Page): Promise<void> {
  await page.locator('#customer_name').fill('𠮷㛃䶮');
  await page.locator('#customer_id').fill(ID.replace(/(.{6})(.{8})/, '$1 $2 '));
  await page.locator('#customer_phone').fill('139 0000 1234');
  await page.locator('[id="customer_kind-居民"]').check();
  await page.locator('#address').fill('乐清市虹桥镇样例村1号');
  await page.locator('#use').selectOption('居民生活');
  await page.locator('#households').fill('４');
  await page.locator('#meter_size').selectOption('DN20');
}

/** Presses the button, and asks for the file once more by the same request: a browser shows it and gives it to nobody. */
async function pdfOf(page: Page): Promise<APIResponse> {
  const sent = page.waitForRequest((request: Request) => request.method() === 'POST');
  await page.getByRole('button', { name: '生成 PDF' }).click();
  const request = await sent;
  return page.request.post(request.url(), {
    data: request.postDataBuffer() ?? Buffer.from(''),
    headers: { 'content-type': request.headers()['content-type'] ?? '', origin: new URL(request.url()).origin },
  });
}

test('what is typed is in the PDF and stays off the server', async ({ page, javaScriptEnabled }) => {
  await page.goto('/services/SH-01');
  await page.getByRole('link', { name: '在线填写' }).first().click();
  await expect(page).toHaveURL(/\/forms\/HQ-SH-01\/fill$/);
  if (javaScriptEnabled !== false) await awake(page);
  await fillIn(page);
  const answer = await pdfOf(page);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect(answer.headers()['cache-control']).toBe('no-store');
  expect(decodeURIComponent(answer.headers()['content-disposition'] ?? '')).toContain('用水报装申请表.pdf');
  const text = textOf(await answer.body());
  for (const typed of ['𠮷㛃䶮', ID, '13900001234', '乐清市虹桥镇样例村1号', '样例村']) expect(text).toContain(typed);
  expect(text).not.toContain('范本');
  expect(page.url()).not.toContain(ID);
});

test('a character that cannot be printed is refused beside its field', async ({ page, javaScriptEnabled }) => {
  await page.goto('/forms/HQ-SH-01/fill');
  if (javaScriptEnabled !== false) await awake(page);
  await fillIn(page);
  await page.locator('#customer_name').fill('王\u{e000}');
  await page.getByRole('button', { name: '生成 PDF' }).click();
  await expect(page.locator('#customer_name-error')).toContainText('打印不出来');
  await expect(page.locator('#customer_name')).toHaveValue('王\u{e000}');
  await expect(page.locator('#address')).toHaveValue('乐清市虹桥镇样例村1号');
});

test('what is wrong is named beside its field and nothing is lost', async ({ page, javaScriptEnabled }) => {
  await page.goto('/forms/HQ-SH-01/fill');
  if (javaScriptEnabled !== false) await awake(page);
  await page.locator('#customer_name').fill('样例㛃');
  await page.locator('#customer_id').fill('110105194912310021');
  await page.locator('#households').fill('很多');
  await page.getByRole('button', { name: '生成 PDF' }).click();
  const summary = page.getByRole('alert').filter({ hasText: '要改' });
  await expect(summary).toBeVisible();
  await expect(page).toHaveTitle(/^错误：/);
  await expect(summary.getByRole('link', { name: /公民身份号码.*号码不对/ })).toBeVisible();
  await expect(summary.getByRole('link', { name: /户数.*请填数字/ })).toBeVisible();
  await expect(summary.getByRole('link', { name: /用水地址.*请填写/ })).toBeVisible();
  await summary.getByRole('link', { name: /公民身份号码/ }).click();
  await expect(page.locator('#customer_id')).toBeFocused();
  await expect(page.locator('#customer_id')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#customer_name')).toHaveValue('样例㛃');
  await expect(page.locator('#customer_id')).toHaveValue('110105194912310021');
  if (javaScriptEnabled !== false) expect(await audit(page)).toEqual([]);
});

test('what is typed before the page wakes up is newer than what was kept', async ({ page, javaScriptEnabled }) => {
  await page.goto('/forms/HQ-SH-01/fill');
  if (javaScriptEnabled === false) {
    // Without script nothing is kept.
    await page.locator('#customer_name').fill('样例甲');
    await page.goto('/forms/HQ-SH-01/fill');
    await expect(page.locator('#customer_name')).toHaveValue('');
    return;
  }
  await awake(page);
  await page.locator('#customer_name').fill('样例甲');
  let wake = (): void => undefined;
  const asleep = new Promise<void>((resolve) => (wake = resolve));
  await page.route('**/pkg/*.wasm', async (route) => {
    await asleep;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await page.locator('#customer_name').fill('样例乙');
  await page.locator('#address').fill('样例村2号');
  wake();
  await awake(page);
  await expect(page.locator('#customer_name')).toHaveValue('样例乙');
  await expect(page.locator('#address')).toHaveValue('样例村2号');
});

test('what is typed comes back in the same window, on the device only when asked, and is forgotten', async ({
  page,
  javaScriptEnabled,
}) => {
  if (javaScriptEnabled === false) {
    await page.goto('/forms/HQ-SH-01/fill');
    await expect(page.locator('#keep-here')).toBeHidden();
    return;
  }
  const device = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('hall.form.')));
  await page.goto('/forms/HQ-SH-01/fill');
  await awake(page);
  await page.locator('#customer_name').fill('样例甲');
  await page.locator('#use').selectOption('工业');
  await page.locator('[id="customer_kind-单位"]').check();
  expect(await device()).toEqual([]);
  await page.reload();
  await awake(page);
  await expect(page.getByText('上次填的内容已放回表格')).toBeVisible();
  await expect(page.locator('#customer_name')).toHaveValue('样例甲');
  await expect(page.locator('#use')).toHaveValue('工业');
  await expect(page.locator('[id="customer_kind-单位"]')).toBeChecked();
  await page.locator('#keep-here').check();
  expect(await device()).toEqual(['hall.form.HQ-SH-01']);
  await page.getByRole('button', { name: '全部清空' }).click();
  await expect(page.getByText('表格已经清空')).toBeVisible();
  await expect(page.locator('[id="customer_kind-单位"]')).not.toBeChecked();
  await expect(page.locator('#customer_name')).toHaveValue('');
  expect(await device()).toEqual([]);
});
