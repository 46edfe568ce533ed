// The way of two cases through the hall, from the citizen who looks for a service to the one who sees 已办结. Runs with
// and without script; the clerks use the keyboard alone.

import type { BrowserContext, Page } from '@playwright/test';
import { chineseDate, dueDate, hallToday } from '../support/calendar';
import { signIn, tabTo, tick, typeApplicant, type Applicant } from '../support/clerk';
import { REQUIRED, accept, hallUrl, idNumber, password, signedIn, step, withCheckDigit } from '../support/hall';
import { awake, expect, test } from '../support/test';

const TD_DAYS = 15;

interface Accepted {
  number: string;
  code: string;
}

/** Opens a window for somebody else: another citizen or clerk. */
async function visitor(context: BrowserContext, script: boolean): Promise<Page> {
  const other = await context.browser()?.newContext({ baseURL: hallUrl(), javaScriptEnabled: script, locale: 'zh-CN' });
  if (!other) throw new Error('no browser');
  return other.newPage();
}

/** No address ever names a person. */
function noPersonIn(urls: string[], applicant: Applicant): void {
  for (const url of urls) {
    const text = decodeURIComponent(url);
    for (const secret of [applicant.name, applicant.id, applicant.phone]) expect(text).not.toContain(secret);
  }
}

test('a citizen finds a service by its initials, reads its guide and takes the forms', async ({ page, request }) => {
  await page.goto('/');
  await page.locator('#q').fill('hkqy');
  await page.locator('#q').press('Enter');
  await expect(page).toHaveURL(/\/search\?q=hkqy$/);
  await page.getByRole('main').getByRole('link', { name: '市内户口迁移', exact: false }).first().click();
  await expect(page).toHaveURL(/\/services\/GA-04$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('户口迁移');

  // The five publications: content, procedure, materials, limit, fee.
  const main = page.getByRole('main');
  await expect(main).toContainText('服务内容');
  await expect(main).toContainText('居民户口簿（登记页）');
  for (const part of ['受理条件', '申报材料', '办事程序', '承诺时限', '收费标准']) {
    await expect(main.getByRole('heading', { level: 2, name: part, exact: true })).toBeVisible();
  }
  await expect(main.getByRole('row').filter({ hasText: '户口迁移申请表' })).toContainText('必要');
  await expect(main.getByRole('list').filter({ hasText: '收件审核' }).getByRole('listitem')).toHaveCount(3);
  await expect(main).toContainText('当场办结');
  await expect(main).toContainText('户口簿5元/本');

  const files: [string, RegExp, string, string][] = [
    ['HQ-GA-03.pdf', /^application\/pdf$/, '%PDF-', '.pdf'],
    ['HQ-GA-03.docx', /wordprocessingml/, 'PK', '.docx'],
    ['HQ-GA-03.pdf?sample=1', /^application\/pdf$/, '%PDF-', '.pdf'],
  ];
  for (const [file, type, begin, extension] of files) {
    const link = main.locator(`a[href="/forms/${file}"]`).first();
    await expect(link).toBeVisible();
    const answer = await request.get((await link.getAttribute('href')) ?? '');
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toMatch(type);
    expect((await answer.body()).toString('latin1')).toMatch(new RegExp(`^${begin}`));
    const name = /filename\*=UTF-8''(\S+)$/.exec(answer.headers()['content-disposition'] ?? '')?.[1] ?? '';
    expect(decodeURIComponent(name)).toContain('户口迁移');
    expect(decodeURIComponent(name).endsWith(extension)).toBe(true);
  }
});

const scenarios = [
  { clerk: 'w2a', service: 'GA-04', days: 0, find: 'hkqy', signed: '', foreign: 'TD-04', sequence: 301 },
  { clerk: 'w5a', service: 'TD-04', days: TD_DAYS, find: 'bgdj', signed: '站长 王五', foreign: 'GA-04', sequence: 302 },
];

for (const { clerk, service, days, find, signed, foreign, sequence } of scenarios) {
  test(`${clerk} accepts, decides and delivers ${service}; the citizen follows it`, async ({
    page,
    context,
    javaScriptEnabled,
  }) => {
    test.slow();
    const script = javaScriptEnabled !== false;
    const applicant: Applicant = {
      name: '王㛃',
      id: idNumber('19880808', sequence + (script ? 0 : 50)),
      phone: '13900000001',
      town: '虹桥镇',
    };
    const urls: string[] = [];
    const posts: string[] = [];
    page.on('request', (sent) => {
      urls.push(sent.url());
      if (sent.method() === 'POST') posts.push(new URL(sent.url()).pathname);
    });

    await page.goto('/desk/sign-in');
    if (script) await awake(page);
    await signIn(page, clerk, password());

    const due = dueDate(hallToday(), days);
    const accepted = await takeIn(page, { script, service, find, applicant, due, posts });
    await receiptNames(page, { accepted, applicant, due, days });
    await nothingTwice(page, accepted, posts);
    noPersonIn(urls, applicant);

    const citizen = await visitor(context, script);
    await citizen.goto('/status');
    await follow(citizen, accepted);
    await expect(citizen.locator('.bigline .lamp--ok')).toBeVisible();
    await expect(citizen.getByRole('main')).toContainText(chineseDate(due));
    await wrongAnswersLookAlike(citizen, accepted);

    await notHere(page, foreign, applicant);
    if (signed) await recordStep(page, accepted);
    await decideHere(page, { script, accepted, signed });
    await citizen.goto('/status');
    await follow(citizen, accepted);
    await expect(citizen.locator('.bigline')).toHaveText('已办结 · 按时');

    await deliverHere(page);
    await citizen.goto('/status');
    await follow(citizen, accepted);
    await expect(citizen.locator('.bigline')).toHaveText('已办结 · 按时，已送达');
    await expect(citizen.locator('.steps')).toContainText('办结');
    await expect(citizen.getByRole('main')).not.toContainText(applicant.name);
    await citizen.context().close();
  });
}

interface Intake {
  script: boolean;
  service: string;
  find: string;
  applicant: Applicant;
  due: string;
  posts: string[];
}

/** Accepts at the counter by keyboard. The promised date stands there before anything is sent. */
async function takeIn(page: Page, intake: Intake): Promise<Accepted> {
  const { script, service, find, applicant, due, posts } = intake;
  if (script) {
    await awake(page);
    await page.keyboard.press('F2');
    await expect(page).toHaveURL(/\/desk\/counter$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('受理');
    await page.keyboard.press('F2');
  } else {
    await tabTo(page, '.desk-nav a[href="/desk/counter"]');
    await page.keyboard.press('Enter');
    await tabTo(page, '#service');
  }
  await expect(page.locator('#service')).toBeFocused();
  const before = posts.length;
  const dues: string[] = [];
  page.on('request', (sent) => {
    if (sent.url().includes('/api/v1/clock/due')) dues.push(sent.url());
  });
  await page.keyboard.type(find);
  await page.keyboard.press('Enter');
  if (!script) {
    await tabTo(page, `.pick__list a[href="/desk/counter?service=${service}"]`);
    await page.keyboard.press('Enter');
  }
  await expect(page.locator('.chosen')).toContainText(service);
  await expect(page.locator('.chosen__due time')).toHaveAttribute('datetime', due);
  if (!script) await tabTo(page, '#applicant_name');
  expect(posts.slice(before), 'the date was there before anything was sent').toEqual([]);
  expect(dues, 'the browser computed it, the server was not asked').toEqual([]);
  await typeApplicant(page, applicant);
  await tick(page, REQUIRED[service] ?? []);
  // An immediate item is decided later here; in one submit it is in life.spec.ts.
  const later = '#accept button[name=complete][value=false]';
  if (script && (await page.locator(later).count()) === 0) await page.keyboard.press('Control+Enter');
  else {
    await tabTo(page, (await page.locator(later).count()) > 0 ? later : '#accept button[type=submit]');
    await page.keyboard.press('Enter');
  }
  await expect(page).toHaveURL(/\/desk\/cases\/\d{13}\/receipt$/);
  const number = /cases\/(\d{13})/.exec(page.url())?.[1] ?? '';
  const code = (await page.locator('.receipt__code').textContent()) ?? '';
  expect(code).toMatch(/^[0-9A-Z]{6}$/);
  return { number, code };
}

interface Paper {
  accepted: Accepted;
  applicant: Applicant;
  due: string;
  days: number;
}

/** The receipt on the page and as PDF. */
async function receiptNames(page: Page, { accepted, applicant, due, days }: Paper): Promise<void> {
  const paper = page.locator('.receipt');
  await expect(paper.locator('.receipt__date time')).toHaveAttribute('datetime', due);
  await expect(paper.locator('.receipt__date')).toContainText(chineseDate(due));
  await expect(paper).toContainText(days === 0 ? '即办件' : `${days} 个工作日`);
  await expect(paper).toContainText(applicant.name);
  const shown = ((await paper.locator('.receipt__no').textContent()) ?? '').replaceAll('-', '');
  expect(shown).toBe(accepted.number);
  const seen = await paper.locator('.receipt__qr').evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
  expect(seen).toBeGreaterThan(0);
  const pdf = await page.request.get(`/desk/cases/${accepted.number}/receipt.pdf`);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
}

/** Reloading and going back show things again; they send nothing again. */
async function nothingTwice(page: Page, accepted: Accepted, posts: string[]): Promise<void> {
  const before = posts.length;
  await page.reload();
  await expect(page.locator('.receipt__code')).toHaveText(accepted.code);
  await page.goBack();
  await page.goForward();
  await expect(page.locator('.receipt__code')).toHaveText(accepted.code);
  expect(posts.length).toBe(before);
}

/** The citizen asks by number and code. */
async function follow(citizen: Page, { number, code }: Accepted): Promise<void> {
  await citizen.locator('#number').fill(number);
  await citizen.locator('#code').fill(code.toLowerCase());
  await citizen.locator('#code').press('Enter');
  await expect(citizen.locator('.caseno')).toContainText(number.slice(0, 6));
}

/** A wrong code and a wrong number are answered with the same page. */
async function wrongAnswersLookAlike(citizen: Page, { number, code }: Accepted): Promise<void> {
  // A number that could be one and is nobody's.
  const strange = withCheckDigit(`${number.slice(0, 8)}9876`);
  const pages: string[] = [];
  for (const [no, word] of [[number, code === 'AAAAAA' ? 'BBBBBB' : 'AAAAAA'], [strange, code]] as const) {
    const answer = await citizen.goto(`/status/${no}?code=${word}`);
    expect(answer?.status()).toBe(404);
    await expect(citizen.locator('.errsum')).toBeVisible();
    const text = await citizen.getByRole('main').innerText();
    pages.push(text.replaceAll(no, '').replaceAll(word, ''));
  }
  expect(pages[0]).toBe(pages[1]);
}

/** The service of another window: the page says so and the interface refuses. */
async function notHere(page: Page, foreign: string, applicant: Applicant): Promise<void> {
  await page.goto(`/desk/counter?service=${foreign}`);
  await expect(page.getByRole('main')).toContainText('不归您的窗口受理');
  await expect(page.locator('.chosen')).toHaveCount(0);
  const answer = await page.request.post('/api/v1/cases', {
    data: {
      service: foreign,
      applicant_kind: 'person',
      applicant_name: applicant.name,
      id_number: applicant.id,
      phone: applicant.phone,
      town: 'HQ',
      materials: REQUIRED[foreign],
    },
  });
  expect(answer.status()).toBe(403);
  expect(((await answer.json()) as { code: string }).code).toBe('not_your_window');
}

/** The station has examined the case: the window records it. */
async function recordStep(page: Page, accepted: Accepted): Promise<void> {
  await page.goto(`/desk/cases/${accepted.number}/step`);
  await expect(page.getByRole('main')).toContainText('站所调查核实、初审');
  await page.locator('#officers').fill('站所 经办人');
  await page.getByRole('button', { name: '登记一步' }).click();
  await expect(page.locator('.steps')).toContainText('办理一步');
}

/** Decides on the page of the case. */
async function decideHere(
  page: Page,
  { script, accepted, signed }: { script: boolean; accepted: Accepted; signed: string },
): Promise<void> {
  await page.goto(`/desk/cases/${accepted.number}`);
  if (script) await awake(page);
  await tabTo(page, '#decided_by');
  await page.keyboard.insertText(signed);
  await tabTo(page, 'main form:has(#decided_by) button[type=submit]');
  await page.keyboard.press('Enter');
  await expect(page.locator('#received_by')).toBeVisible();
  if (signed) await expect(page.locator('.steps')).toContainText(signed);
}

/** Hands the result over, on the same page. */
async function deliverHere(page: Page): Promise<void> {
  await tabTo(page, 'main form:has(#received_by) button[type=submit]');
  await page.keyboard.press('Enter');
  await expect(page.locator('#received_by')).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText('已送达');
}

test.describe(() => {
  test.use({ role: 'w5a' });

  test('a decision that the department makes must name who signed', async ({ page, javaScriptEnabled }) => {
    const script = javaScriptEnabled !== false;
    const api = await signedIn('w5a');
    const made = await accept(api, 'TD-04', script ? 402 : 401);
    await step(api, made.number);
    await api.dispose();
    await page.goto(`/desk/cases/${made.number}`);
    if (script) await awake(page);
    await page.locator('main form:has(#decided_by) button[type=submit]').click();
    await expect(page.locator('.errsum')).toContainText('签批');
    await expect(page.locator('#received_by')).toHaveCount(0);
  });
});
