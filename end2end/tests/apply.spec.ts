// An application sent from home, accepted when the papers are shown; and one taken back. With and without script.

import type { Page } from '@playwright/test';
import { hallUrl, signedIn } from '../support/hall';
import { awake, expect, test } from '../support/test';

const ID = '11010519491231002X';

async function fill(page: Page, name: string): Promise<void> {
  await page.getByLabel('姓名或单位名称').fill(name);
  await page.locator('#id_number').fill('110105194912310021');
  await page.getByLabel('手机或电话').fill('13800000000');
  await page.getByLabel('所在乡镇').selectOption('HQ');
}

/** Sends the application; a form that was sent too quickly comes back with everything and is sent again. */
async function send(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: '提交申请' });
  await expect(async () => {
    if (await button.isVisible()) await button.click();
    await expect(page.getByText('申请已经收到，请记下')).toBeVisible({ timeout: 1500 });
  }).toPass();
}

test('an application from home is accepted at the window when the papers are shown', async ({ page, javaScriptEnabled }) => {
  test.slow();
  const script = javaScriptEnabled !== false;
  await page.goto('/services/TD-04');
  if (script) await awake(page);
  await page.getByRole('link', { name: '网上申请' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('网上申请：');
  if (script) await awake(page);
  await fill(page, '王㛃');
  await page.getByRole('button', { name: '提交申请' }).click();
  // One digit is wrong: said beside the field, and everything that was typed is still there.
  await expect(page.locator('#id_number-error')).toContainText('号码不对');
  await expect(page.getByLabel('姓名或单位名称')).toHaveValue('王㛃');
  await page.locator('#id_number').fill(ID);
  await send(page);
  await expect(page).toHaveURL(/\/status\/\d{13}\?code=[0-9A-Z]{6}$/);
  const address = new URL(page.url());
  const number = address.pathname.split('/').at(-1) ?? '';
  await expect(page.getByRole('main')).toContainText('带材料和身份证件到 5 号窗口');
  const paper = await page.request.get((await page.getByRole('link', { name: /收件凭证/ }).getAttribute('href')) ?? '');
  expect(paper.headers()['content-type']).toBe('application/pdf');

  const clerk = await signedIn('w5a');
  const accepted = await clerk.post(`${hallUrl()}/api/v1/cases/${number}/accept`, { data: { materials: [1, 2, 3, 4], version: 1 } });
  expect(accepted.status()).toBe(200);
  await clerk.dispose();
  await page.goto(address.href);
  await expect(page.locator('.steps')).toContainText('受理');
  await expect(page.getByText('申请已经收到，请记下')).toHaveCount(0);
});

test('the applicant takes an application back', async ({ page, javaScriptEnabled }) => {
  test.slow();
  const script = javaScriptEnabled !== false;
  await page.goto('/services/TD-04/apply');
  if (script) await awake(page);
  await fill(page, '王*');
  await page.locator('#id_number').fill(ID);
  await send(page);
  await page.getByRole('link', { name: '撤回申请' }).click();
  const button = page.getByRole('button', { name: '撤回申请' });
  await page.locator('#id_number').fill('330382198801010014');
  await button.click();
  await expect(page.locator('#id_number-error')).toContainText('不一样');
  await page.locator('#id_number').fill(ID.toLowerCase());
  await button.click();
  await expect(page.getByRole('main')).toContainText('您已经撤回申请');
});
