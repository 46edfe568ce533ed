// An official file in the place of a generated form: refused with the reason beside the field, taken, given out, and
// withdrawn. With and without script.

import { request } from '@playwright/test';
import { audit } from '../support/audit';
import { hallUrl } from '../support/hall';
import { awake, expect, test } from '../support/test';

test.use({ role: 'admin' });

test('an official file stands in for a form until it is withdrawn', async ({ page, javaScriptEnabled }) => {
  const script = javaScriptEnabled !== false;
  const no = script ? 'HQ-GS-03' : 'HQ-GS-04';
  const everybody = await request.newContext({ baseURL: hallUrl() });
  const given = async (): Promise<Buffer> => (await everybody.get(`/forms/${no}.docx`)).body();
  const generated = await given();
  const official = await (await everybody.get(`/forms/${no}.docx?sample=1`)).body();
  await page.goto(`/admin/forms/${no}`);
  if (script) await awake(page);

  await page.locator('#kind').selectOption('sample');
  await page.locator('#file').setInputFiles({ name: 'form.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ') });
  await page.getByRole('button', { name: '上传并启用' }).click();
  const summary = page.getByRole('alert').filter({ hasText: '要改' });
  await expect(summary.getByRole('link', { name: /文件：不是 PDF/ })).toBeVisible();
  await expect(page.locator('#file-error')).toContainText('不是 PDF');
  await expect(page.locator('#kind')).toHaveValue('sample');
  if (script) {
    await awake(page);
    expect(await audit(page)).toEqual([]);
  }

  await page.locator('#kind').selectOption('blank');
  await page.locator('#file').setInputFiles({ name: '官方表.docx', mimeType: '', buffer: official });
  await page.getByRole('button', { name: '上传并启用' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已启用' })).toBeVisible();
  expect((await given()).equals(official)).toBe(true);

  await page.getByRole('button', { name: /^撤下/ }).click();
  await expect(page.getByRole('status').filter({ hasText: '已撤下' })).toBeVisible();
  expect((await given()).equals(generated)).toBe(true);
  await everybody.dispose();
});
