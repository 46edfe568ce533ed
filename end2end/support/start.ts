// Before all tests: opens the hall, signs its people in, makes the cases that tests look at. After them: closes it.

import { request } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROLES, accept, casesFile, decide, deliver, password, signedIn, stateFile, type Cases } from './hall';
import { PASSWORD, openHall } from './server';

export default async function start(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'hall-people-'));
  process.env.HALL_TEST_FOLDER = folder;
  let close = async (): Promise<void> => undefined;
  if (process.env.HALL_URL === undefined) {
    const hall = await openHall();
    process.env.HALL_URL = hall.url;
    process.env.HALL_SAMPLE_PASSWORD = PASSWORD;
    close = hall.stop;
  }
  const end = async (): Promise<void> => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await signInAll(process.env.HALL_URL);
    await makeCases();
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

async function makeCases(): Promise<void> {
  const api = await signedIn('w5a');
  const made = [];
  for (let sequence = 1; sequence <= 9; sequence += 1) made.push(await accept(api, 'TD-04', sequence));
  const [open, decided, delivered, ...spare] = made;
  if (!open || !decided || !delivered) throw new Error('no cases');
  await decide(api, decided.number);
  await decide(api, delivered.number);
  await deliver(api, delivered.number);
  const cases: Cases = { open, decided, delivered, spare };
  writeFileSync(casesFile(), JSON.stringify(cases));
  await api.dispose();
}
