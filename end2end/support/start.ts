// Before all tests: opens the hall, signs its people in, makes the cases that tests look at. After them: closes it.

import { request } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acceptedFor, daysAfter, hallToday } from './calendar';
import {
  ROLES, accept, ask, call, casesFile, decide, deliver, newCase, pass, password, signedIn, stateFile, type Cases, type Receipt,
} from './hall';
import { PASSWORD, openHall } from './server';

export default async function start(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'hall-people-'));
  process.env.HALL_TEST_FOLDER = folder;
  let close = async (): Promise<void> => undefined;
  let past: Receipt[] = [];
  if (process.env.HALL_URL === undefined) {
    process.env.HALL_SAMPLE_PASSWORD = PASSWORD;
    const before = await acceptInThePast();
    past = before.receipts;
    const hall = await openHall({ clock: `${hallToday()} 10:00`, folder: before.folder });
    process.env.HALL_URL = hall.url;
    close = hall.stop;
  }
  const end = async (): Promise<void> => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const everybody = await request.newContext({ baseURL: process.env.HALL_URL });
    const passes = [await pass(everybody), await pass(everybody), await pass(everybody)];
    const made = Date.now();
    await signInAll(process.env.HALL_URL);
    // Signing in takes longer than a pass must be old, on every machine that we have seen; on a faster one, look on.
    while (Date.now() - made < 2500) await everybody.get('/healthz');
    await makeCases(passes, past);
    await everybody.dispose();
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}

async function signInAll(url: string): Promise<void> {
  for (const role of ROLES) {
    const api = await request.newContext({ baseURL: url });
    const answer = await api.post('/api/v1/session', { data: { name: role, password: password() } });
    if (!answer.ok()) throw new Error(`signing in as ${role}: ${answer.status()} ${await answer.text()}`);
    await api.storageState({ path: stateFile(role) });
    await api.dispose();
  }
}

/** TD-04 is promised in 15 working days: one is a day late today, one has its last day. */
async function acceptInThePast(): Promise<{ folder: string; receipts: Receipt[] }> {
  const today = hallToday();
  const receipts: Receipt[] = [];
  let folder: string | undefined;
  for (const workdays of [16, 15]) {
    const hall = await openHall({ clock: `${acceptedFor(today, workdays)} 10:00`, ...(folder ? { folder } : {}) });
    folder = hall.folder;
    const api = await request.newContext({ baseURL: hall.url });
    const answer = await api.post('/api/v1/session', { data: { name: 'w5a', password: PASSWORD } });
    if (!answer.ok()) throw new Error(`signing in: ${answer.status()} ${await answer.text()}`);
    receipts.push(await accept(api, 'TD-04', 90 + workdays));
    await api.dispose();
    await hall.stop('keep');
  }
  return { folder: folder ?? '', receipts };
}

async function makeCases(passes: string[], [red, yellow]: Receipt[]): Promise<void> {
  const api = await signedIn('w5a');
  const made = [];
  for (let sequence = 1; sequence <= 11; sequence += 1) made.push(await accept(api, 'TD-04', sequence));
  const [open, paused, returned, decided, delivered, ...spare] = made;
  if (!open || !paused || !returned || !decided || !delivered) throw new Error('no cases');
  const stop = { reason: 'hearing', basis: 'Licensing law, art. 45', planned: daysAfter(hallToday(), 20), approved_by: 'Head of the station' };
  await call(api, `/api/v1/cases/${paused.number}/pause`, { ...stop, version: 1 });
  const back = { ground: 'conditions_not_met', reason: 'The ownership is disputed', version: 1 };
  await call(api, `/api/v1/cases/${returned.number}/return`, back);
  const received = await call<{ number: string }>(api, '/api/v1/cases/receive', { ...newCase('TD-04', 61), materials: [1] });
  const joint = await accept(api, 'TD-01', 62);
  await decide(api, decided.number);
  await decide(api, delivered.number);
  await deliver(api, delivered.number);
  const questions = await makeQuestions(passes);
  const cases: Cases = { open, yellow: yellow ?? open, red: red ?? open, paused, returned, received, joint, decided, delivered, spare, questions };
  writeFileSync(casesFile(), JSON.stringify(cases));
  await api.dispose();
}

async function makeQuestions(passes: string[]): Promise<Cases['questions']> {
  const [first = '', second = '', third = ''] = passes;
  const everybody = await request.newContext({ baseURL: process.env.HALL_URL ?? '' });
  const open = await ask(everybody, first, 'TD-04', '宅基地怎么过户？\n原来是我父亲的。');
  const prepared = await ask(everybody, second, 'TD-04', '要带买卖合同吗？');
  const published = await ask(everybody, third, 'TD-04', '儿子可以替我来交吗？');
  await everybody.dispose();
  const clerk = await signedIn('w5a');
  for (const [asked, steps] of [
    [prepared, ['answer', 'wording']],
    [published, ['answer', 'wording', 'publish']],
  ] as const) {
    let version = 1;
    for (const step of steps) {
      const answer = '可以。受托人带授权委托书和双方身份证原件即可代办。';
      const texts = { answer, public_question: '谁可以代办？', public_answer: answer };
      await call(clerk, `/api/v1/questions/${asked.number}/${step}`, { ...texts, version });
      version += 1;
    }
  }
  await clerk.dispose();
  const director = await signedIn('director');
  const news = { title_zh: '国庆放假', title_en: 'Holiday', text_zh: '10 月 1 日至 7 日放假。', text_en: 'Closed 1–7 October.' };
  await call(director, '/api/v1/news', news);
  await director.dispose();
  // A holiday notice that waits for the director: it moves nothing.
  const admin = await signedIn('admin');
  const year = Number(hallToday().slice(0, 4)) + 1;
  const notice = { year, off: [`${year}-01-01`], work: [], source: 'Notice of the State Council', published: hallToday() };
  await call(admin, '/api/v1/calendar/drafts', notice);
  await admin.dispose();
  return { open, prepared, published };
}
