// English pages: marks as wide as in English, laws named in English first.

import { hallUrl } from '../support/hall';
import { expect, test } from '../support/test';

test.beforeEach(async ({ context }) => {
  await context.addCookies([{ name: 'prefs', value: 'en.light.normal', url: hallUrl() }]);
});

test('quotation marks are narrow, though the first fonts are Chinese', async ({ page }) => {
  await page.goto('/about');
  const widths = await page.getByRole('main').evaluate((main) => {
    const found: number[] = [];
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      for (const mark of text.data.matchAll(/[“”‘’]/g)) {
        const range = document.createRange();
        range.setStart(text, mark.index);
        range.setEnd(text, mark.index + 1);
        const size = text.parentElement ? parseFloat(getComputedStyle(text.parentElement).fontSize) : 16;
        found.push(range.getBoundingClientRect().width / size);
      }
    }
    return found;
  });
  expect(widths.length).toBeGreaterThan(1);
  expect(Math.max(...widths), 'a character is 1 wide').toBeLessThan(0.6);
});

test('a guide names the law in English, and beside it as the law calls itself', async ({ page }) => {
  await page.goto('/services/GA-01');
  const law = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Regulations on' });
  await expect(law).toContainText('Regulations on Household Registration, Article 7');
  await expect(law.locator('[lang="zh-CN"]')).toHaveText('《中华人民共和国户口登记条例》第七条');
});
