// The HTML as the server sends it is valid. Browsers repair invalid nesting silently, and then the browser part no
// longer finds what the server rendered. No browser is needed here.

import { expect, request, test } from '@playwright/test';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { join } from 'node:path';
import { hallUrl, stateFile } from '../support/hall';
import { PAGES, pathOf } from '../support/pages';

const validator = new HtmlValidate(new FileSystemConfigLoader());
const here = join(__dirname, '..', 'page.html');

for (const lang of ['zh-CN', 'en']) {
  for (const kind of PAGES) {
    test(`valid HTML: ${kind.name}, ${lang}`, async () => {
      const api = await request.newContext({
        baseURL: hallUrl(),
        ...(kind.role ? { storageState: stateFile(kind.role) } : {}),
      });
      await api.post('/prefs', { form: { lang } });
      const answer = await api.get(pathOf(kind));
      expect(answer.status()).toBe(kind.status ?? 200);
      expect(answer.headers()['content-type']).toBe('text/html; charset=utf-8');
      const html = await answer.text();
      await api.dispose();
      expect(html).toContain(`<html lang="${lang}"`);
      // The framework's markers are `<!>`: every browser reads an empty comment, the validator reads only whole ones.
      const report = await validator.validateString(html.replaceAll('<!>', '<!---->'), here);
      const found = report.results.flatMap((result) =>
        result.messages.map((message) => `${message.ruleId} ${message.selector ?? ''}: ${message.message}`),
      );
      expect([...new Set(found)]).toEqual([]);
    });
  }
}
