// Guides that were read can be read without network; nothing that is somebody's is ever kept.

import { cases, hallUrl } from '../support/hall';
import { awake, expect, test } from '../support/test';

test.use({ serviceWorkers: 'allow' });

test('a guide that was read is there without network', async ({ page, context, complaints }) => {
  await page.goto('/services/TD-04');
  await awake(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
    }
  });
  await page.goto('/services');
  await awake(page);
  const { open } = cases();
  await page.goto(`/status/${open.number}`);
  await awake(page);
  const kept = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((r) => r.url)));
      return all.flat().map((url) => new URL(url).pathname);
    });
  await expect.poll(kept).toContain('/services/TD-04');
  const copy = page.locator('.kept');
  await expect(copy).toBeHidden();
  expect((await kept()).filter((path) => /status|desk|admin|cases/.test(path))).toEqual([]);

  await context.setOffline(true);
  await page.goto('/services/TD-04');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('土地使用权变更登记');
  await expect(page.getByRole('main')).toContainText('申报材料');
  await expect(copy).toBeVisible();
  await expect(copy).toContainText('存在这台设备上的副本');
  // By a link as well: what the page would ask for was never asked for by itself.
  await page.goto('/services/TD-04');
  await awake(page);
  await page.getByRole('link', { name: '办事', exact: true }).first().click();
  await expect(page).toHaveURL(/\/services$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('办事');
  await page.goto('/services/TD-05');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('现在没有网络');
  await expect(page.getByRole('main').locator('a[href^="tel:"]').first()).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).not.toContain('Times');
  await context.setOffline(false);
  await page.goto('/services/TD-04');
  await expect(copy).toBeHidden();
  // A copy is in the language in which it was read.
  await context.addCookies([{ name: 'prefs', value: 'en.light.normal', url: hallUrl() }]);
  await page.goto('/services/GA-03');
  await expect.poll(kept).toContain('/services/GA-03');
  await context.setOffline(true);
  await page.goto('/services/GA-03');
  await expect(copy).toContainText('you are reading a copy kept on this device; dates and lights may have changed');
  await awake(page);
  await expect(copy).toBeVisible();
  await context.setOffline(false);
  // Without network the browser says so.
  complaints.length = 0;
});
