// How a case stands, by the link in the receipt's QR code. With and without script.

import { accept, call, hallUrl, newCase, signedIn, type Receipt } from '../support/hall';
import { awake, expect, test } from '../support/test';

test('the code on the receipt leads to the light, the days and the way there', async ({ page, javaScriptEnabled }) => {
  const clerk = await signedIn('w5a');
  const receipt = await accept(clerk, 'TD-04', javaScriptEnabled === false ? 801 : 802);
  const paper = (await (await clerk.get(`/api/v1/cases/${receipt.number}/receipt`)).json()) as { status_url: string };
  await clerk.dispose();
  const link = new URL(paper.status_url);
  expect(link.origin).toBe(new URL(hallUrl()).origin);
  const answer = await page.goto(link.href);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()['cache-control']).toContain('no-store');
  if (javaScriptEnabled !== false) await awake(page);
  await expect(page.locator('.bigline .lamp--ok')).toBeVisible();
  const main = page.getByRole('main');
  for (const said of ['土地使用权变更登记', '还剩', '承诺']) await expect(main).toContainText(said);
  const calendar = page.getByRole('link', { name: /日历/ });
  const file = await page.request.get((await calendar.getAttribute('href')) ?? '');
  expect(await file.text()).toContain(`DTSTART;VALUE=DATE:${receipt.due.replaceAll('-', '')}`);
  // The latest comes first.
  const steps = page.locator('ol.steps[reversed] .steps__head');
  await expect(steps.first()).toContainText('受理');
  await expect(steps.last()).toContainText('收件');
  // The number alone says how it stands, and nothing of whose it is.
  await page.goto(`/status/${receipt.number}`);
  await expect(page.getByRole('main')).not.toContainText(receipt.applicant_name);
});

test('the applicant says once how it went', async ({ page, javaScriptEnabled }) => {
  const clerk = await signedIn('w2a');
  const data = { ...newCase('GA-04', javaScriptEnabled === false ? 803 : 804), complete: true };
  const delivered = await call<Receipt>(clerk, '/api/v1/cases', data);
  await clerk.dispose();
  await page.goto(`/status/${delivered.number}?code=${delivered.query_code}`);
  await page.getByRole('link', { name: '评价这次办事' }).click();
  await page.getByRole('button', { name: '提交评价' }).click();
  await expect(page.locator('#stars-error')).toHaveText('请填写');
  await page.getByLabel('基本满意').check();
  await page.getByLabel('想说的话（可不填）').fill('排队有点久');
  await page.getByRole('button', { name: '提交评价' }).click();
  await expect(page).toHaveURL(new RegExp(`/status/${delivered.number}\\?`));
  await expect(page.getByRole('link', { name: '评价这次办事' })).toHaveCount(0);
  await expect(page.locator('.steps')).toContainText('申请人评价');
  await expect(page.getByRole('main')).not.toContainText('排队有点久');
});
