// Every guide and every form to fill in, as the server sends it, on a telephone in both languages: valid, without sideways
// scrolling or small targets, complete in English, in Chinese without an axe violation; each guide one printed page. (Every kind of page in every look is in pages.spec.ts.)

import { audit, layout, untranslated } from '../support/audit';
import { hallUrl } from '../support/hall';
import { invalid } from '../support/html';
import { pagesOf } from '../support/paper';
import { expect, test } from '../support/test';

/** The addresses are divided into so many tests, which run side by side. */
const PARTS = 4;

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const lang of ['zh-CN', 'en']) {
  for (let part = 0; part < PARTS; part += 1) {
    test(`guides and forms to fill in, ${lang}, part ${part + 1}`, async ({ page, context, request }) => {
      test.setTimeout(180_000);
      const items = async <T>(path: string) => ((await (await request.get(path)).json()) as { items: T[] }).items;
      const services = await items<{ id: string }>('/api/v1/services?limit=100');
      const forms = await items<{ no: string }>('/api/v1/forms');
      expect(services.length).toBeGreaterThan(50);
      const paths = [...services.map(({ id }) => `/services/${id}`), ...forms.map(({ no }) => `/forms/${no}/fill`)];
      await context.addCookies([{ name: 'prefs', value: `${lang}.light.normal`, url: hallUrl() }]);
      // The page as the server sent it: what would take it over is empty.
      await page.route('**/pkg/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'export default () => undefined; export const hydrate = () => undefined;' }));
      const wrong: string[] = [];
      for (const path of paths.filter((_, index) => index % PARTS === part)) {
        await page.setViewportSize({ width: 360, height: 740 });
        const answer = await page.goto(path);
        const found = await (lang === 'en' ? layout(page) : audit(page));
        if (answer?.status() !== 200) found.push(`status ${answer?.status()}`);
        if (lang === 'en') found.push(...(await untranslated(page, [])));
        found.push(...(await invalid((await answer?.text()) ?? '')));
        if (path.startsWith('/services/')) {
          const papers = await pagesOf(page);
          if (papers.length !== 1) found.push(`${papers.length} printed pages`);
          await page.emulateMedia({ media: 'print' });
          const type = await page.locator('.guide').evaluate((guide) => (parseFloat(getComputedStyle(guide).fontSize) * 72) / 96);
          await page.emulateMedia({ media: null });
          if (type < 9) found.push(`printed in ${type} pt`);
        }
        wrong.push(...found.map((line) => `${path}: ${line}`));
      }
      expect(wrong).toEqual([]);
    });
  }
}
