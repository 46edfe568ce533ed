// What the browser would print.

import type { Page } from '@playwright/test';

const MM = 72 / 25.4;

/** Width and height of each printed page in millimetres. */
export async function pagesOf(page: Page): Promise<{ width: number; height: number }[]> {
  const text = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)];
  return boxes.map((box) => ({ width: Math.round(Number(box[1]) / MM), height: Math.round(Number(box[2]) / MM) }));
}
