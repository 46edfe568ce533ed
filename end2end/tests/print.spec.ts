// Paper: the receipt is one A5 page, a guide one A4 page.

import { hallUrl, cases } from '../support/hall';
import { pagesOf } from '../support/paper';
import { expect, open, test } from '../support/test';

for (const lang of ['zh-CN', 'en']) {
  test.describe(() => {
    test.use({ role: 'w5a' });

    test(`the receipt prints as one A5 page, ${lang}`, async ({ page, context }) => {
      await context.addCookies([{ name: 'prefs', value: `${lang}.dark.normal`, url: hallUrl() }]);
      await open(page, `/desk/cases/${cases().open.number}/receipt`);
      await page.locator('.receipt__qr').evaluate((image: HTMLImageElement) => image.decode());
      expect(await pagesOf(page)).toEqual([{ width: 148, height: 210 }]);
      await page.emulateMedia({ media: 'print' });
      for (const hidden of ['.hd', '.ft', '.desk__bar', '.keys']) await expect(page.locator(hidden).first()).toBeHidden();
      const paint = await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
      expect(paint, 'black on white from the dark look too').toBe('rgb(255, 255, 255)');
    });
  });

  test(`the guide of TD-04 prints as one A4 page, ${lang}`, async ({ page, context }) => {
    await context.addCookies([{ name: 'prefs', value: `${lang}.dark.normal`, url: hallUrl() }]);
    await open(page, '/services/TD-04');
    expect(await pagesOf(page)).toEqual([{ width: 210, height: 297 }]);
    await page.emulateMedia({ media: 'print' });
    const type = await page.locator('.guide').evaluate((guide) => (parseFloat(getComputedStyle(guide).fontSize) * 72) / 96);
    expect(type, 'as large as a short guide can be, in points').toBe(10.5);
    await expect(page.locator('.due time'), 'the answer to "If I hand it in today" is on paper').toBeVisible();
    const [ink, paper] = await page
      .locator('body')
      .evaluate((body) => [getComputedStyle(body).color, getComputedStyle(body).backgroundColor]);
    expect([ink, paper]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  });
}
