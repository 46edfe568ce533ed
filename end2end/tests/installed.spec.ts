// The site as an app on the home screen, and the page read aloud.

import { hallUrl } from '../support/hall';
import { awake, expect, test } from '../support/test';

test('the site can be installed: a manifest with a name, a start and icons', async ({ page }) => {
  await page.goto('/');
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const answer = await page.request.get(href ?? '');
  expect(answer.headers()['content-type']).toContain('application/manifest+json');
  const manifest = (await answer.json()) as {
    name: string;
    start_url: string;
    display: string;
    icons: { src: string; sizes: string }[];
    shortcuts: { url: string }[];
  };
  expect(manifest.name).toBe('虹桥镇行政服务中心');
  expect(['standalone', 'minimal-ui']).toContain(manifest.display);
  expect(manifest.icons.map((icon) => icon.sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
  for (const path of [manifest.start_url, ...manifest.icons.map((icon) => icon.src), ...manifest.shortcuts.map((one) => one.url)]) {
    expect((await page.request.get(path)).status(), path).toBe(200);
  }
});

test('in large type the page is read aloud, piece by piece, and stops when told', async ({ page, context }) => {
  // The browser of these tests has no voice: what it is asked to say is written down instead.
  await page.addInitScript(() => {
    const said: string[] = [];
    const kept: SpeechSynthesisUtterance[] = [];
    Object.assign(window, { said, kept });
    SpeechSynthesis.prototype.speak = (words) => {
      said.push(`${words.lang} ${words.text}`);
      kept.push(words);
    };
    SpeechSynthesis.prototype.cancel = () => void said.push('(silence)');
  });
  await context.addCookies([{ name: 'prefs', value: 'zh-CN.light.elder', url: hallUrl() }]);
  await page.goto('/services/TD-04');
  await awake(page);
  await page.getByRole('button', { name: '朗读本页' }).click();
  await expect(page.getByRole('button', { name: '停止朗读' })).toHaveAttribute('aria-pressed', 'true');
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
  const all = await said();
  expect(all.some((words) => words.startsWith('zh-CN ') && words.includes('土地使用权变更登记'))).toBe(true);
  expect(all.some((words) => words.includes('15 个工作日'))).toBe(true);
  await page.getByRole('button', { name: '停止朗读' }).click();
  expect((await said()).at(-1)).toBe('(silence)');
  await expect(page.getByRole('button', { name: '朗读本页' })).toBeVisible();
  // To its end, the page falls silent by itself.
  await page.getByRole('button', { name: '朗读本页' }).click();
  await page.evaluate(() => {
    const { kept } = window as unknown as { kept: SpeechSynthesisUtterance[] };
    kept.at(-1)?.dispatchEvent(new Event('end'));
  });
  await expect(page.getByRole('button', { name: '朗读本页' })).toBeVisible();
});
