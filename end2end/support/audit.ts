// What every page keeps in every look: no axe violation, no sideways scrolling, targets big enough, one heading.

import type { Page } from '@playwright/test';
import type { RunOnly } from 'axe-core';
import { readFileSync } from 'node:fs';

/** The small edition: every page takes it in anew. */
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is wrong with the page as it now looks, one line each; empty when nothing is. */
export async function audit(page: Page): Promise<string[]> {
  return [...(await layout(page)), ...(await violations(page))];
}

/** What is wrong with the page's measures alone: the words of another language change nothing else. */
export async function layout(page: Page): Promise<string[]> {
  // What is folded away is looked at too.
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  return [...(await page.evaluate(overflow)), ...(await page.evaluate(smallTargets))];
}

/** What is wrong with the colours alone: another theme changes nothing else. */
export async function colours(page: Page): Promise<string[]> {
  return violations(page, { type: 'rule', values: ['color-contrast', 'link-in-text-block'] });
}

async function violations(page: Page, runOnly: RunOnly = { type: 'tag', values: TAGS }): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const result = await axe.run(document, { runOnly, resultTypes: ['violations'] });
    const places = (nodes: (typeof result.violations)[number]['nodes']) =>
      nodes.map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? node.all[0]?.message ?? ''})`);
    return result.violations.map((found) => `axe ${found.id}: ${places(found.nodes).join('; ')}`);
  }, runOnly);
}

/** The page is never wider than the window; tables scroll in their own frame. */
function overflow(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 1 && !element.closest('.tw'),
  );
  const names = wide.slice(0, 3).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  return [`overflow: ${scrollWidth} px in a window of ${clientWidth} (${names.join(', ')})`];
}

/** Targets below 24 px, in elder mode below 60 px. A link within a line of text is as high as the line (WCAG 2.5.8). */
function smallTargets(): string[] {
  const least = document.documentElement.dataset.size === 'elder' ? 60 : 24;
  const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    const seen = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!seen || element.closest('.vh, .skip')) continue;
    const style = getComputedStyle(element);
    const words = [...(element.parentElement?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE);
    const inText = words.some((node) => node.textContent?.trim());
    if (element.tagName === 'A' && style.display === 'inline' && inText) continue;
    let { width, height } = element.getBoundingClientRect();
    // A box and its label are one target.
    for (const label of (element as HTMLInputElement).labels ?? []) {
      if (!['checkbox', 'radio'].includes((element as HTMLInputElement).type)) break;
      height = Math.max(height, label.getBoundingClientRect().height);
      width += label.getBoundingClientRect().width;
    }
    // Half a pixel is the browser's rounding.
    if (width < Math.min(least, 44) - 0.5 || height < least - 0.5) {
      const name = (element.textContent ?? '').trim().slice(0, 20) || element.id;
      found.push(`target: ${element.tagName.toLowerCase()} “${name}” ${Math.round(width)}×${Math.round(height)}`);
    }
  }
  return found;
}

/** Chinese on an English page that is not marked as Chinese. */
export async function untranslated(page: Page, data: string[]): Promise<string[]> {
  return page.evaluate((data) => {
    const chinese = /[\u3400-\u9fff\u{20000}-\u{3ffff}]/u;
    const found = new Set<string>();
    const judge = (text: string | null, element: Element | null) => {
      if (!text || !chinese.test(text) || data.includes(text.trim())) return;
      if (element?.closest('[lang]')?.getAttribute('lang')?.startsWith('zh')) return;
      found.add(`${element?.tagName.toLowerCase()}: ${text.trim().slice(0, 60)}`);
    };
    judge(document.title, document.querySelector('title'));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent?.closest('script, style')) judge(node.textContent, parent);
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [alt], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'alt', 'placeholder']) judge(element.getAttribute(name), element);
    }
    return [...found];
  }, data);
}
