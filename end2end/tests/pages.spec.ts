// Every kind of page in every look: light, dark and elder, desktop and phone, Chinese and English. (In English its words and
// measures, and axe once: the colours are the Chinese page's. The staff's in elder mode only in Chinese.) Each is taken over
// by the browser part silently, without asking for anything again.

import { audit, colours, layout, untranslated } from '../support/audit';
import { hallUrl } from '../support/hall';
import { PAGES, pathOf } from '../support/pages';
import { awake, expect, test } from '../support/test';

const DESKTOP = { width: 1366, height: 768 };
const PHONE = { width: 360, height: 740 };
/** Names of people that other tests type in; people's names are not translated. */
const DATA = ['王㛃', '王*', '测试㛃', '测*㛃'];

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const lang of ['zh-CN', 'en'] as const) {
  for (const kind of PAGES) {
    test.describe(() => {
      test.use({ role: kind.role ?? null });

      test(`${kind.name}, ${lang}`, async ({ page, context }) => {
        test.slow();
        const found: string[] = [];
        const asked: string[] = [];
        page.on('request', (request) => asked.push(new URL(request.url()).pathname));
        const look = (name: string, value: string) =>
          page.locator('html').evaluate((root, [name = '', value = '']) => root.setAttribute(name, value), [name, value]);
        const english = lang === 'en';
        for (const size of english && kind.role !== undefined ? ['normal'] : ['normal', 'elder']) {
          await page.setViewportSize(DESKTOP);
          if (size === 'normal' || kind.elder) {
            await context.addCookies([{ name: 'prefs', value: `${lang}.light.${size}`, url: hallUrl() }]);
            const answer = await page.goto(pathOf(kind));
            await awake(page);
            // What the server wrote is still there.
            expect(await answer?.text()).toContain((await page.locator('h1').innerText()).trim());
            expect(answer?.status()).toBe(kind.status ?? 200);
            await expect(page.locator('html')).toHaveAttribute('lang', lang);
            await expect(page.locator('html')).toHaveAttribute('data-size', size);
            await expect(page.locator('h1')).toHaveCount(1);
            await expect(page.locator('h1')).not.toBeEmpty();
            // Every page's own words, then the hall's name.
            expect(await page.title()).toMatch(english ? /.{3,} - Hongqiao|^Hongqiao/ : /.{2,} - .*虹桥镇|^.*虹桥镇/);
            if (english) found.push(...(await untranslated(page, DATA)));
          } else {
            // Only the stylesheet tells this look from the other.
            await look('data-theme', 'light');
            await look('data-size', size);
          }
          for (const theme of english || size === 'elder' ? ['light'] : ['light', 'dark']) {
            await look('data-theme', theme);
            for (const window of [DESKTOP, PHONE]) {
              await page.setViewportSize(window);
              // The colours of a theme are the same on a phone, the page's parts the same in English.
              if (theme === 'dark' && window === PHONE) continue;
              const whole = !english || (size === 'normal' && window === PHONE);
              const wrong = await (theme === 'dark' ? colours(page) : whole ? audit(page) : layout(page));
              found.push(...wrong.map((line) => `${size} ${theme} ${window.width}: ${line}`));
            }
          }
        }
        expect([...new Set(found)], 'every look of this page').toEqual([]);
        // The answers travelled with the page.
        expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([]);
      });
    });
  }
}
