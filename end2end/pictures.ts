// The pictures of README and docs: the citizen's side, made anew by `npm run pictures`.

import { join } from 'node:path';
import { cases } from './support/hall';
import { expect, open, test } from './support/test';

const folder = join(__dirname, '..', 'docs', 'pictures');
const PICTURES: [name: string, path: () => string, width: number][] = [
  ['guide', () => '/services/TD-04', 1366],
  ['fill', () => '/forms/HQ-SH-01/fill', 1366],
  ['answer', () => `/ask/${cases().questions.published.number}?code=${cases().questions.published.code}`, 390],
];

for (const [name, path, width] of PICTURES) {
  test(`picture ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 860 });
    expect(await open(page, path())).toBe(200);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  });
}
