// Pictures of every page for people to look at: light, dark, elder, phone, English. Nothing is asserted but the status.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hallUrl } from './support/hall';
import { PAGES, pathOf } from './support/pages';
import { expect, test } from './support/test';

const folder = process.env.HALL_SCREENS ?? join(__dirname, 'test-results', 'screens');
const looks = [
  { name: 'light', prefs: 'zh-CN.light.normal', width: 1366 },
  { name: 'dark', prefs: 'zh-CN.dark.normal', width: 1366 },
  { name: 'elder', prefs: 'zh-CN.light.elder', width: 1366 },
  { name: 'phone', prefs: 'zh-CN.light.normal', width: 360 },
  { name: 'phone-elder', prefs: 'zh-CN.light.elder', width: 360 },
  { name: 'english', prefs: 'en.light.normal', width: 1366 },
];

for (const kind of PAGES) {
  test.describe(() => {
    test.use({ role: kind.role ?? null });

    test(kind.name, async ({ page, context }) => {
      for (const look of looks) {
        mkdirSync(join(folder, look.name), { recursive: true });
        await context.addCookies([{ name: 'prefs', value: look.prefs, url: hallUrl() }]);
        await page.setViewportSize({ width: look.width, height: 768 });
        const answer = await page.goto(pathOf(kind));
        expect(answer?.status()).toBe(kind.status ?? 200);
        await page.waitForLoadState('networkidle');
        await page.screenshot({ path: join(folder, look.name, `${kind.name}.png`), fullPage: true });
      }
    });
  });
}
