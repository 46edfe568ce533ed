// What the tests share: the address of the hall, its people, cases made through the public interface.

import { request, type APIRequestContext } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** People of the sample that the tests sign in as. */
export const ROLES = ['w1a', 'w2a', 'w5a', 'w7a', 'station-td', 'co-gh', 'supervisor', 'director', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** The receipt as the interface answers it; only what the tests read. */
export interface Receipt {
  number: string;
  number_grouped: string;
  query_code: string;
  document_no: string;
  accepted: string;
  due: string;
  applicant_name: string;
}

/** What the asker of a question keeps. */
export interface Asked {
  number: string;
  number_grouped: string;
  code: string;
  due: string;
}

/** Cases that the start of a run makes, for tests that only look. */
export interface Cases {
  /** A question that waits for an answer, one whose answer waits for publication, one that is public. */
  questions: { open: Asked; prepared: Asked; published: Asked };
  open: Receipt;
  /** Due today: yellow. */
  yellow: Receipt;
  /** Due before today: red. */
  red: Receipt;
  /** In a special procedure: the clock stands still. */
  paused: Receipt;
  /** Given back. */
  returned: Receipt;
  /** Only received: the notice clock runs. */
  received: { number: string };
  /** A joint case that waits for its co-departments. */
  joint: Receipt;
  decided: Receipt;
  delivered: Receipt;
  /** For tests that call the status page often; each number allows ten tries at once. */
  spare: Receipt[];
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: support/start.ts sets it`);
  return value;
}

export const hallUrl = (): string => setting('HALL_URL');
export const password = (): string => setting('HALL_SAMPLE_PASSWORD');
export const stateFile = (role: Role): string => join(setting('HALL_TEST_FOLDER'), `${role}.json`);
export const casesFile = (): string => join(setting('HALL_TEST_FOLDER'), 'cases.json');
export const cases = (): Cases => JSON.parse(readFileSync(casesFile(), 'utf8')) as Cases;

/** An ID number with its check character (GB 11643): region, birth date, sequence. */
export function idNumber(birth: string, sequence: number): string {
  const body = `330382${birth}${String(sequence).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  return body + '10X98765432'[sum % 11];
}

/** A case number of twelve digits with its check digit (ISO 7064 MOD 11,10). */
export function withCheckDigit(body: string): string {
  const product = [...body].reduce((before, digit) => {
    const sum = (before + Number(digit)) % 10 || 10;
    return (sum * 2) % 11;
  }, 10);
  return body + String((11 - product) % 10);
}

/** The materials without which a service is not accepted. */
export const REQUIRED: Record<string, number[]> = {
  'TD-04': [1, 2, 3, 4],
  'TD-01': [1, 2, 3, 4, 6, 7],
  'GA-04': [1, 2, 3, 5],
};

/** What a clerk types for a service; the name is Latin so that English pages stay free of Chinese. */
export function newCase(service: string, sequence: number): Record<string, unknown> {
  return {
    service,
    applicant_kind: 'person',
    applicant_name: 'Sample Applicant',
    id_number: idNumber('19700101', sequence),
    phone: '13800000000',
    town: 'HQ',
    materials: REQUIRED[service] ?? [],
  };
}

/** Somebody's own way to the interface, signed in. */
export async function signedIn(role: Role): Promise<APIRequestContext> {
  return request.newContext({ baseURL: hallUrl(), storageState: stateFile(role) });
}

/** Calls an operation and answers its reply; anything but success is an error with its text. */
export async function call<T>(api: APIRequestContext, path: string, data: unknown): Promise<T> {
  const answer = await api.post(path, { data });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Accepts a case. */
export function accept(api: APIRequestContext, service: string, sequence: number): Promise<Receipt> {
  return call<Receipt>(api, '/api/v1/cases', newCase(service, sequence));
}

/** A pass for a question: the hall takes no form that is younger than two seconds. */
export async function pass(api: APIRequestContext): Promise<string> {
  return ((await (await api.get('/api/v1/questions/pass')).json()) as { pass: string }).pass;
}

/** Asks a question with a pass that is old enough. */
export function ask(api: APIRequestContext, pass: string, service: string, text: string): Promise<Asked> {
  const question = { service, text, name: 'Sample Asker', phone: '', lang: 'en', pass, website: '' };
  return call<Asked>(api, '/api/v1/questions', question);
}

/** Records the step that comes next. */
export async function step(api: APIRequestContext, number: string): Promise<void> {
  const version = await versionOf(api, number);
  await call(api, `/api/v1/cases/${number}/step`, { officers: 'Station Handler', version });
}

/** Seals the decision of a case that nobody else has touched, after the station's step. */
export async function decide(api: APIRequestContext, number: string): Promise<void> {
  await step(api, number);
  const version = await versionOf(api, number);
  const decision = { outcome: 'granted', certificate_no: 'T-1', decided_by: 'Head of the station', version };
  await call(api, `/api/v1/cases/${number}/decide`, decision);
}

/** Hands the result over. */
export async function deliver(api: APIRequestContext, number: string): Promise<void> {
  const version = await versionOf(api, number);
  await call(api, `/api/v1/cases/${number}/deliver`, { received_by: 'Sample Applicant', version });
}

async function versionOf(api: APIRequestContext, number: string): Promise<number> {
  const answer = await api.get(`/api/v1/cases/${number}`);
  return ((await answer.json()) as { version: number }).version;
}
