// How a case stands, by the link in the receipt's QR code. With and without script.

import { accept, hallUrl, signedIn } from '../support/hall';
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
