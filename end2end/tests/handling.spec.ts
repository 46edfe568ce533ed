// Between acceptance and decision: the clock stops, the citizen sees it, it runs again; what is missing is named; more time
// is given once; papers are given back. With script and without.

import { chineseDate, daysAfter, dueDate, hallToday } from '../support/calendar';
import { accept, signedIn, type Receipt } from '../support/hall';
import { expect, test } from '../support/test';
import type { Page } from '@playwright/test';

test.use({ role: 'w5a' });

async function made(sequence: number): Promise<Receipt> {
  const api = await signedIn('w5a');
  const receipt = await accept(api, 'TD-04', sequence);
  await api.dispose();
  return receipt;
}

/** What the citizen sees. */
async function citizen(page: Page, receipt: Receipt): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(`/status/${receipt.number}?code=${receipt.query_code}`);
  return other;
}

test('the clock stops for a hearing and runs again', async ({ page }) => {
  const receipt = await made(300);
  await page.goto(`/desk/cases/${receipt.number}`);
  await page.getByRole('link', { name: '暂停计时' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('暂停计时');

  // Nothing filled in: every field is named, in the summary and beside it.
  await page.getByRole('button', { name: '暂停计时' }).click();
  await expect(page.locator('.errsum li')).toHaveCount(4);
  await expect(page.locator('#planned-error')).toHaveText('请填写');

  await page.getByLabel('特别程序').selectOption({ label: '听证' });
  await page.getByLabel('依据').fill('行政许可法第四十五条');
  await page.getByLabel('哪天恢复计时').fill(daysAfter(hallToday(), 10));
  await page.getByLabel('批准人').fill('国土资源所 所长');
  await page.getByRole('button', { name: '暂停计时' }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/cases/${receipt.number}$`));
  await expect(page.locator('.facts')).toContainText('暂停计时');
  await expect(page.locator('.facts')).toContainText(chineseDate(daysAfter(hallToday(), 10)));

  const status = await citizen(page, receipt);
  await expect(status.locator('main')).toContainText('时限暂停计算');
  await expect(status.locator('.lamp').first()).toContainText('暂停计时');
  await status.close();

  await page.getByRole('link', { name: '恢复计时' }).click();
  await page.getByRole('button', { name: '恢复计时' }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/cases/${receipt.number}$`));
  await expect(page.locator('.facts')).toContainText('时限内');
  // It stopped and ran again on the same day: nothing has moved.
  await expect(page.locator('.facts')).toContainText(chineseDate(dueDate(hallToday(), 15)));
});

test('more time is given once, with a reason', async ({ page }) => {
  const receipt = await made(301);
  await page.goto(`/desk/cases/${receipt.number}/extend`);
  const extend = async (days: string) => {
    await page.getByLabel('由谁批准').selectOption({ index: 2 });
    await page.getByLabel('延长几个工作日').fill(days);
    await page.getByLabel('理由和依据').fill('案情复杂，需要进一步调查。');
    await page.getByLabel('批准人').fill('局长');
    await page.getByRole('button', { name: '延期' }).click();
  };
  // Fifteen promised, twenty in law: until ten beyond the law, so fifteen more.
  await extend('16');
  await expect(page.locator('#days-error')).toHaveText('超过可以批准的天数');
  await expect(page.getByLabel('理由和依据')).toHaveValue('案情复杂，需要进一步调查。');
  await extend('10');
  await expect(page.locator('.facts')).toContainText(chineseDate(dueDate(hallToday(), 25)));
  await expect(page.locator('.facts')).toContainText('回执上的日期');
  await page.goto(`/desk/cases/${receipt.number}/extend`);
  await expect(page.getByRole('main')).toContainText('不能这样操作');
  await expect(page.locator('#days')).toHaveCount(0);
});

test('papers are given back in writing and the citizen is told where to collect the notice', async ({ page }) => {
  const receipt = await made(302);
  await page.goto(`/desk/cases/${receipt.number}/return`);
  await page.getByLabel('退回的情形').selectOption({ label: '经审查不符合条件' });
  await page.getByLabel('理由和依据').fill('四至有争议，《土地登记办法》第十八条。');
  await page.getByRole('button', { name: '退回' }).click();
  await expect(page.locator('.lamp').first()).toHaveText('已退回');
  await expect(page.getByRole('link', { name: '暂停计时' })).toHaveCount(0);
  const status = await citizen(page, receipt);
  await expect(status.locator('main')).toContainText('领取书面通知');
  await status.close();
});
