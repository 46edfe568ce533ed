// Paper: the receipt is one A5 page, a guide one A4 page.

import type { Page } from '@playwright/test';
import { hallUrl, cases } from '../support/hall';
import { expect, open, test } from '../support/test';

const MM = 72 / 25.4;

/** Width and height of each printed page in millimetres. */
async function papers(page: Page): Promise<{ width: number; height: number }[]> {
  const text = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)];
  return boxes.map((box) => ({ width: Math.round(Number(box[1]) / MM), height: Math.round(Number(box[2]) / MM) }));
}

for (const lang of ['zh-CN', 'en']) {
  test.describe(() => {
    test.use({ role: 'w5a' });

    test(`the receipt prints as one A5 page, ${lang}`, async ({ page, context }) => {
      await context.addCookies([{ name: 'prefs', value: `${lang}.dark.normal`, url: hallUrl() }]);
      await open(page, `/desk/cases/${cases().open.number}/receipt`);
      await page.locator('.receipt__qr').evaluate((image: HTMLImageElement) => image.decode());
      expect(await papers(page)).toEqual([{ width: 148, height: 210 }]);
      await page.emulateMedia({ media: 'print' });
      for (const hidden of ['.hd', '.ft', '.desk__bar', '.keys']) await expect(page.locator(hidden).first()).toBeHidden();
      const paint = await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
      expect(paint, 'black on white from the dark look too').toBe('rgb(255, 255, 255)');
    });
  });

  test(`the guide of TD-04 prints as one A4 page, ${lang}`, async ({ page, context }) => {
    await context.addCookies([{ name: 'prefs', value: `${lang}.dark.normal`, url: hallUrl() }]);
    await open(page, '/services/TD-04');
    expect(await papers(page)).toEqual([{ width: 210, height: 297 }]);
    await page.emulateMedia({ media: 'print' });
    const [ink, paper] = await page
      .locator('body')
      .evaluate((body) => [getComputedStyle(body).color, getComputedStyle(body).backgroundColor]);
    expect([ink, paper]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  });
}
