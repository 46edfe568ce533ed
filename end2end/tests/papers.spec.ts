// Every form as a file, from the real program: each version has its pages, its words, fonts inside, and no missing sign.

import { expect, request, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { hallUrl } from '../support/hall';

interface Form {
  no: string;
  zh: string;
  paper: string;
  services: string[];
}

interface Definition {
  sections: { zh: string; fields: { label_zh: string; type: string; sample?: string; printed?: boolean; hint_zh?: string }[] }[];
}

const run = (tool: string, pdf: Buffer, ...more: string[]): string =>
  execFileSync(tool, [...more], { input: pdf }).toString('utf8');
const squeeze = (text: string): string => text.replace(/\s/g, '');

/**
 * Bytes that a blank form in normal type may have (1 KB = 1000 bytes, as in every budget), and what its other versions may:
 * a sample has three times the text, its entries in a hand of their own, and notes. docs/FIGURES.md says why that is more.
 */
const LARGEST = { blank: 60_000, sample: 100_000, large: 60_000, 'large sample': 101_000 };
type Version = keyof typeof LARGEST;
const AIM = LARGEST.blank;
/** The forms are divided into so many tests, which run side by side. */
const PARTS = 4;

for (let part = 0; part < PARTS; part += 1) test(`the forms of the catalogue, blank, sample and large, part ${part + 1}`, async () => {
  test.setTimeout(180_000);
  const api = await request.newContext({ baseURL: hallUrl() });
  const { items } = (await (await api.get('/api/v1/forms')).json()) as { items: Form[] };
  expect(items).toHaveLength(48);
  const wrong: string[] = [];
  const sizes: Record<Version, number[]> = { blank: [], sample: [], large: [], 'large sample': [] };
  for (const form of items.filter((_, index) => index % PARTS === part)) {
    const definition = (await (await api.get(`/api/v1/forms/${form.no}`)).json()) as Definition;
    for (const style of ['', '?sample=1', '?size=large', '?sample=1&size=large']) {
      const answer = await api.get(`/forms/${form.no}.pdf${style}`);
      const pdf = await answer.body();
      const place = `${form.no}${style}`;
      const text = squeeze(run('pdftotext', pdf, '-raw', '-enc', 'UTF-8', '-', '-'));
      const say = (right: boolean, what: string) => right || wrong.push(`${place}: ${what}`);
      say(answer.status() === 200, `status ${answer.status()}`);
      say(decodeURIComponent(answer.headers()['content-disposition'] ?? '').includes(form.zh), 'its Chinese name');
      say(text.includes(squeeze(form.zh)), 'its title');
      for (const section of definition.sections) {
        say(text.includes(squeeze(section.zh)), section.zh);
        for (const field of section.fields) say(text.includes(squeeze(field.label_zh)), field.label_zh);
      }
      const sample = style.includes('sample');
      say(text.includes('范本') === sample, 'the mark of a sample');
      say(!text.includes('\ufffd'), 'a sign that is missing');
      const fonts = run('pdffonts', pdf, '-').trim().split('\n').slice(2);
      say(fonts.length > 0 && fonts.every((font) => font.includes('yes yes yes')), `fonts ${fonts.join(' ')}`);
      if (style === '') {
        const pages = Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', pdf, '-'))?.[1]);
        say(pages === Number(/(\d+) page/.exec(form.paper)?.[1]), `${pages} pages, but ${form.paper}`);
      }
      const large = style.includes('large');
      const version: Version = large ? (sample ? 'large sample' : 'large') : sample ? 'sample' : 'blank';
      sizes[version].push(pdf.length);
      say(pdf.length <= LARGEST[version], `${pdf.length} bytes`);
    }
    for (const style of ['', '?sample=1']) {
      const answer = await api.get(`/forms/${form.no}.docx${style}`);
      const begin = (await answer.body()).subarray(0, 2).toString();
      if (answer.status() !== 200 || begin !== 'PK') wrong.push(`${form.no}.docx${style}: ${answer.status()}`);
    }
    for (const id of form.services) {
      const guide = await (await api.get(`/services/${id}`)).text();
      for (const file of ['.pdf"', '.pdf?sample=1"', '.pdf?size=large"', '.docx"', '/fill"']) {
        if (!guide.includes(`"/forms/${form.no}${file}`)) wrong.push(`the guide ${id} does not lead to ${form.no}${file}`);
      }
    }
  }
  await api.dispose();
  for (const [kind, all] of Object.entries(sizes)) {
    const [first, middle, last] = [0, all.length >> 1, all.length - 1].map((at) => all.sort((a, b) => a - b)[at]);
    const within = all.filter((size) => size <= AIM).length;
    console.log(`${all.length} forms, ${kind}: ${first} to ${last} bytes, median ${middle}, ${within} within ${AIM}`);
  }
  expect(wrong).toEqual([]);
});
