// The HTML of every kind of page is valid as the server sends it. No browser is needed here.

import { expect, request, test } from '@playwright/test';
import { hallUrl, stateFile } from '../support/hall';
import { invalid } from '../support/html';
import { PAGES, pathOf } from '../support/pages';

for (const lang of ['zh-CN', 'en']) {
  for (const kind of PAGES) {
    const sizes = kind.elder ? ['normal', 'elder'] : ['normal'];
    for (const size of sizes) test(`valid HTML: ${kind.name}, ${lang}, ${size}`, async () => {
      const api = await request.newContext({
        baseURL: hallUrl(),
        ...(kind.role ? { storageState: stateFile(kind.role) } : {}),
      });
      await api.post('/prefs', { form: { lang, size } });
      const answer = await api.get(pathOf(kind));
      expect(answer.status()).toBe(kind.status ?? 200);
      expect(answer.headers()['content-type']).toBe('text/html; charset=utf-8');
      const html = await answer.text();
      await api.dispose();
      expect(html).toContain(`<html lang="${lang}"`);
      expect(await invalid(html)).toEqual([]);
    });
  }
}
